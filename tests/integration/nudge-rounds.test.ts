import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { verifyChain } from "@/lib/core/audit";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { jobsDone } from "@/lib/core/job";
import { addDays, clock, type Day, daysBetween, fromDbDay, instantOf, weekdayOf } from "@/lib/core/period";
import { listStewards } from "@/lib/core/steward";
import { nudgeOwnersAction } from "@/lib/plans/actions";
import { nudgeWeekly } from "@/lib/plans/commands/nudge-weekly";
import { listNudgesFor } from "@/lib/plans/queries/nudges";
import { listMatters } from "@/lib/plans/queries/supervision";
import { buildSupervised, MONDAY, type Supervised } from "@/tests/support/supervised";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const now = clock.now;
let world: World;
let plan: Supervised;
let committee: Actor;
let secretary: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  plan = await buildSupervised(database.url(), world.home);
  await buildSupervised(database.url(), world.abroad);
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  await wish(world.home.hospitalId, true);
});

afterAll(() => {
  clock.now = now;
});

beforeEach(async () => {
  await db.nudgeMessage.deleteMany();
});

const wish = (id: string, weeklyNudges: boolean) => db.hospital.update({ where: { id }, data: { weeklyNudges } });
const setTime = (day: Day, time = "09:00") => {
  clock.now = () => instantOf(day, time);
};
const rounds = async (times = 1) => {
  const stewards = await listStewards();
  for (let left = times; left > 0; left--) for (const steward of stewards) nudgeWeekly(steward, null);
  await jobsDone();
};
const messages = () => db.nudgeMessage.findMany({ select: { hospitalId: true, actorId: true, actorName: true } });

describe("the weekly round", () => {
  test("goes out on Monday morning, once, one message a branch, for hospitals that want it", async () => {
    setTime(MONDAY, "07:59");
    await rounds();
    expect(await messages()).toEqual([]);
    setTime(MONDAY, "08:00");
    await rounds(3);
    const byItself = { hospitalId: world.home.hospitalId, actorId: null, actorName: "" };
    expect(await messages()).toEqual([byItself, byItself]);
    setTime(MONDAY, "15:00");
    await rounds(2);
    expect(await messages()).toHaveLength(2);
    const [own] = await listNudgesFor(secretary, await listMatters(secretary));
    expect(own?.matters.map(({ title }) => title)).toEqual(["Late task", "Milestone due soon", "Quiet task"]);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: "nudge.send" } });
    expect([entry.actorId, entry.actorName]).toEqual([null, "Tongxin"]);
    expect(await verifyChain(db as never, world.home.hospitalId)).toMatchObject({ brokenAt: null });
  });

  test("leaves out what somebody nudged since last Monday, and takes it up the week after", async () => {
    const friday = addDays(MONDAY, -3);
    setTime(friday);
    await execute(definitionOf(nudgeOwnersAction) as never, committee, { itemIds: [plan.late] } as never);
    await jobsDone();
    setTime(MONDAY);
    await rounds();
    const days = async () =>
      (await db.planNudge.findMany({ where: { itemId: plan.late }, orderBy: { onDay: "asc" } })).map(({ onDay }) =>
        fromDbDay(onDay),
      );
    expect(await days()).toEqual([friday]);
    setTime(addDays(MONDAY, 7));
    await rounds();
    expect(await days()).toEqual([friday, addDays(MONDAY, 7)]);
  });

  test("rests on other days, on a Monday that is off, and where nobody asked for it", async () => {
    setTime(addDays(MONDAY, 1));
    await rounds();
    const { hospitalId } = world.home;
    const off = { hospitalId, day: new Date(MONDAY), kind: "holiday" as const, name: "Dragon Boat Festival" };
    await db.publicHoliday.create({ data: off });
    // What a page would have done: the trail grows, so that nothing kept from before is used.
    await db.auditHead.updateMany({ data: { seq: { increment: 1 } } });
    setTime(MONDAY);
    await rounds();
    expect(await messages()).toEqual([]);
    await db.publicHoliday.deleteMany();
    await db.auditHead.updateMany({ data: { seq: { decrement: 1 } } });
    await wish(hospitalId, false);
    await rounds();
    expect(await messages()).toEqual([]);
    await wish(hospitalId, true);
  });
});

type Move =
  | { kind: "days"; count: number }
  | { kind: "people"; choices: number[][] }
  | { kind: "round"; times: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant("days" as const), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant("people" as const),
    choices: fc.array(fc.uniqueArray(fc.nat(3), { minLength: 1 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("round" as const), times: fc.integer({ min: 1, max: 2 }) }),
);

/** Everybody at once; whoever comes too late hears it in words and nothing else goes wrong. */
async function people(choices: number[][]): Promise<void> {
  const items = [plan.late, plan.soon, plan.quiet, plan.others];
  const attempts = choices.map((chosen) => {
    const somebody = { ...committee, userId: randomUUID() };
    const itemIds = chosen.map((one) => items[one]);
    return execute(definitionOf(nudgeOwnersAction) as never, somebody, { itemIds } as never);
  });
  for (const outcome of await Promise.allSettled(attempts)) {
    if (outcome.status === "rejected") {
      expect(outcome.reason).toBeInstanceOf(AppError);
      expect(outcome.reason.messageKey).toBe("plans.error.nudgedThisWeek");
    }
  }
}

async function nudgedDays(): Promise<Map<string, Day[]>> {
  const all = await db.planNudge.findMany({ orderBy: { onDay: "asc" }, select: { itemId: true, onDay: true } });
  const days = new Map<string, Day[]>();
  for (const { itemId, onDay } of all) days.set(itemId, [...(days.get(itemId) ?? []), fromDbDay(onDay)]);
  return days;
}

async function play(moves: readonly Move[]): Promise<void> {
  let day = addDays(MONDAY, -2);
  for (const one of moves) {
    if (one.kind === "days") day = addDays(day, one.count);
    setTime(day);
    if (one.kind === "people") await people(one.choices);
    if (one.kind === "round") await rounds(one.times);
    await jobsDone();
  }
  await lookBack();
}

async function lookBack(): Promise<void> {
  for (const days of (await nudgedDays()).values()) {
    for (const [index, later] of days.slice(1).entries()) {
      expect(daysBetween(days[index] ?? later, later)).toBeGreaterThanOrEqual(7);
    }
  }
  const mondays = await db.nudgeMessage.findMany({ where: { actorId: null }, select: { at: true, branchId: true } });
  const keys = mondays.map(({ at, branchId }) => `${fromDbDay(at)} ${branchId}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(mondays.every(({ at }) => weekdayOf(fromDbDay(at)) === 0)).toBe(true);
}

test("whoever nudges, on whatever days, alone or at once, with the round or without: never twice in seven days", async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(move, { minLength: 4, maxLength: 14 }), play)
      .beforeEach(async () => void (await db.nudgeMessage.deleteMany())),
    { numRuns: 25 },
  );
});
