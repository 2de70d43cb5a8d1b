import { afterAll, beforeAll, expect, test } from "vitest";
import { summarizeTraining } from "@/lib/activities/queries/training";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, addMonths, clock, thisMonth, today } from "@/lib/core/period";
import { listArrears, listDues } from "@/lib/dues/queries";
import { listStandings } from "@/lib/dues/queries/standings";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

useDatabase({ demo: true });
let committee: Actor;

beforeAll(async () => {
  const { id } = await db.hospital.findFirstOrThrow({ select: { id: true } });
  committee = actorOf({ hospitalId: id, roles: ["committee"] });
});

afterAll(() => db.$disconnect());

test("the demo's payments are what was due, to the branch it was due to, and nobody paid what was not", async () => {
  const window = { from: addMonths(thisMonth(), -12), until: thisMonth() };
  const standings = await listStandings(committee, window);
  const owed = new Map(standings.map((one) => [`${one.memberId}/${one.month}`, one]));
  expect(owed.size).toBe(standings.length);
  const payments = await db.duesPayment.findMany();
  expect(payments.length).toBeGreaterThan(3000);
  const odd = payments.filter(({ memberId, month, amountFen, branchId }) => {
    const due = owed.get(`${memberId}/${month}`);
    return due?.dueFen !== amountFen || due.branchId !== branchId || due.state !== "paid";
  });
  expect(odd).toEqual([]);
  const rows = await db.duesBase.findMany({ where: { wage: { not: null } }, select: { wage: true } });
  expect(rows.every(({ wage }) => wage?.startsWith("test."))).toBe(true);
});

test("it shows every state but one, and a few months to be paid back", async () => {
  const { sums } = await listDues(committee, { month: addMonths(thisMonth(), -1) });
  expect(sums.members).toBeGreaterThanOrEqual(298);
  const { paid, unpaid, exempt, noBase } = sums.states;
  expect([paid > 250, unpaid > 0, exempt > 0, noBase > 0]).toEqual([true, true, true, true]);
  const arrears = await listArrears(committee, { month: thisMonth() });
  expect(arrears.length).toBeGreaterThan(5);
  expect(arrears.length).toBeLessThan(80);
});

test("two years of training are what the attendances add up to", async () => {
  const period = { from: `${addMonths(thisMonth(), -24)}-01`, until: addDays(today(), 1) };
  const { byKind } = await summarizeTraining(committee, period);
  const activity = { kind: "training", cancelledAt: null, startsAt: { lte: clock.now() } } as const;
  const personTimes = await db.attendance.count({ where: { status: "present", activity } });
  expect(personTimes).toBeGreaterThan(1500);
  const training = byKind.find(({ kind }) => kind === "training");
  expect(training).toMatchObject({ personTimes, minutes: personTimes * 120 });
});
