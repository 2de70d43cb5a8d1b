import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  listBranchTraining,
  listMemberTraining,
  listTrainingByMember,
  summarizeTraining,
} from "@/lib/activities/queries/training";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { insertRows } from "@/prisma/seed/insert";
import { activityRow, attendanceRow, memberRow, staffRow } from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const YEAR = { from: "2026-01-01", until: "2027-01-01" };
let world: World;
let committee: Actor;
let secretary: Actor;
let second: string;

type Given = { branchId: string; kind: "training" | "lecture" | "themedPartyDay"; day: string; hours: number };

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  const { hospitalId, own, other } = world.home;
  const staff = staffRow({ hospitalId, departmentId: own.departmentId });
  const member = memberRow({ hospitalId, staffId: staff.id, branchId: own.branchId });
  second = member.id;
  await insertRows(client, "Staff", [staff]);
  await insertRows(client, "Member", [member]);
  for (const at of [hospitalId, world.abroad.hospitalId]) {
    const effectiveOn = ({ effectiveOn }: { effectiveOn: string }) => toDbDay(effectiveOn);
    await db.regulationRule.createMany({
      data: REGULATION_RULES.map((rule) => ({ ...rule, hospitalId: at, effectiveOn: effectiveOn(rule) })),
    });
  }
  await db.activity.deleteMany();
  const hold = async ({ branchId, kind, day, hours }: Given, present: string[], absent: string[] = []) => {
    const row = activityRow({
      hospitalId,
      branchId,
      kind,
      heldOn: day,
      startsAt: `${day}T02:00:00.000Z`,
      endsAt: new Date(Date.parse(`${day}T02:00:00.000Z`) + hours * 3_600_000).toISOString(),
    });
    await insertRows(client, "Activity", [row]);
    const mark = (status: "present" | "absent") => (memberId: string) =>
      attendanceRow({ hospitalId, activityId: row.id, memberId, status });
    await insertRows(client, "Attendance", [...present.map(mark("present")), ...absent.map(mark("absent"))]);
    return row.id;
  };
  await hold({ branchId: own.branchId, kind: "training", day: "2026-03-05", hours: 2 }, [own.memberId, second]);
  await hold({ branchId: own.branchId, kind: "lecture", day: "2026-04-05", hours: 1.5 }, [own.memberId], [second]);
  await hold({ branchId: own.branchId, kind: "themedPartyDay", day: "2026-05-05", hours: 3 }, [own.memberId]);
  await hold({ branchId: own.branchId, kind: "training", day: "2025-12-31", hours: 4 }, [own.memberId]);
  await hold({ branchId: other.branchId, kind: "training", day: "2026-06-05", hours: 1 }, [other.memberId, second]);
  const cancelled = await hold({ branchId: own.branchId, kind: "training", day: "2026-07-05", hours: 9 }, [second]);
  await db.activity.updateMany({ where: { id: cancelled }, data: { cancelledAt: new Date() } });
  await client.end();
});

afterAll(() => db.$disconnect());

test("person-times and hours of those present at what was held; absent, cancelled and other kinds count nothing", async () => {
  const { branchId } = world.home.own;
  expect(await summarizeTraining(committee, { ...YEAR, branchId })).toEqual({
    activities: 2,
    personTimes: 3,
    minutes: 330,
    people: 2,
    byKind: [
      { kind: "lecture", activities: 1, personTimes: 1, minutes: 90, people: 1 },
      { kind: "training", activities: 1, personTimes: 2, minutes: 240, people: 2 },
    ],
  });
  expect(await summarizeTraining(committee, { ...YEAR, memberId: second })).toMatchObject({
    personTimes: 2,
    minutes: 180,
  });
});

test("every branch and every member is there, also with nothing; a member's figures go along with the member", async () => {
  const branches = await listBranchTraining(committee, YEAR);
  expect(branches.map(({ branchId, personTimes }) => [branchId, personTimes])).toEqual(
    expect.arrayContaining([
      [world.home.own.branchId, 3],
      [world.home.other.branchId, 2],
    ]),
  );
  const { rows, total } = await listTrainingByMember(secretary, YEAR);
  expect(total).toBe(2);
  expect(new Map(rows.map(({ memberId, minutes }) => [memberId, minutes]))).toEqual(
    new Map([
      [world.home.own.memberId, 210],
      [second, 180],
    ]),
  );
  expect((await listMemberTraining(secretary, second)).map(({ heldOn, minutes }) => [heldOn, minutes])).toEqual([
    ["2026-06-05", 60],
    ["2026-03-05", 120],
  ]);
});

test("what counts is the hospital's to say", async () => {
  const where = { hospitalId: world.home.hospitalId, key: "training.themedPartyDay" };
  await db.regulationRule.updateMany({ where, data: { overrideValue: 1, overrideReason: "Study only" } });
  const { branchId } = world.home.own;
  expect(await summarizeTraining(committee, { ...YEAR, branchId })).toMatchObject({ activities: 3, minutes: 510 });
  await db.regulationRule.updateMany({ where, data: { overrideValue: null, overrideReason: null } });
});

test("a branch secretary sees nothing of another branch; nobody anything of another hospital", async () => {
  const nothing = { activities: 0, personTimes: 0, minutes: 0, people: 0, byKind: [] };
  const { other } = world.home;
  expect(await summarizeTraining(secretary, { ...YEAR, branchId: other.branchId })).toEqual(nothing);
  expect(await listMemberTraining(secretary, other.memberId)).toEqual([]);
  expect((await listBranchTraining(secretary, YEAR)).map(({ branchId }) => branchId)).toEqual([
    world.home.own.branchId,
  ]);
  expect((await listTrainingByMember(secretary, { ...YEAR, branchId: other.branchId })).rows).toEqual([]);
  const foreigner = { ...committee, hospitalId: world.abroad.hospitalId };
  expect(await summarizeTraining(foreigner, { ...YEAR, branchId: world.home.own.branchId })).toEqual(nothing);
  expect(await listMemberTraining(foreigner, second)).toEqual([]);
  expect((await listBranchTraining(foreigner, YEAR)).map(({ branchId }) => branchId)).not.toContain(
    world.home.own.branchId,
  );
  const { rows } = await listTrainingByMember(foreigner, YEAR);
  expect(rows.map(({ memberId }) => memberId)).not.toContain(second);
});
