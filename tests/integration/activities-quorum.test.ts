import { beforeAll, expect, test } from "vitest";
import { createActivityAction, updateActivityAction } from "@/lib/activities/actions";
import { getActivity } from "@/lib/activities/queries/activity-detail";
import { getActivityForm } from "@/lib/activities/queries/activity-form";
import { quorumOf } from "@/lib/activities/rules";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import * as make from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const DAY = "2026-03-02";

let world: World;
let own: BranchWorld;
let secretary: Actor;
/** Twenty who may vote on the day. */
let voters: string[];
/** A voice, no vote: one probationary, one admitted after the day. */
let voiceOnly: string[];

type Membership = { stage: "full" | "probationary"; fullOn: string | null };

async function addMember({ stage, fullOn }: Membership): Promise<string> {
  const { hospitalId } = world.home;
  const { branchId, departmentId } = own;
  const { id: staffId, employeeNo, name, pinyin } = make.staffRow({ hospitalId, departmentId });
  await db.staff.create({ data: { hospitalId, departmentId, id: staffId, employeeNo, name, pinyin } });
  const since = fullOn && new Date(fullOn);
  const data = { hospitalId, branchId, staffId, stage, probationaryOn: new Date("2019-12-10"), fullOn: since };
  const { id } = await db.member.create({ data, select: { id: true } });
  await db.branchMembership.create({ data: { hospitalId, branchId, memberId: id, fromDay: new Date("2018-01-10") } });
  return id;
}

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  voters = [own.memberId];
  while (voters.length < 20) voters.push(await addMember({ stage: "full", fullOn: "2020-12-10" }));
  voiceOnly = [
    await addMember({ stage: "probationary", fullOn: null }),
    await addMember({ stage: "full", fullOn: "2026-03-03" }),
  ];
});

function run(action: object, payload: object): Promise<{ id: string }> {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return execute<never, { id: string }, never>(definition as never, secretary, payload);
}

type Line = { present?: string; reason?: string };
const present: Line = { present: "on", reason: "duty" };
const notExpected: Line = { reason: "notExpected" };
const linesOf = (ids: string[], line: Line) => Object.fromEntries(ids.map((id) => [id, line]));

const meeting = (attendance: Record<string, Line>, given: object = {}) => ({
  branchId: own.branchId,
  kind: "generalMeeting",
  title: "General meeting",
  day: DAY,
  start: "15:00",
  end: "16:00",
  place: "Room",
  host: "Host",
  departmentIds: [],
  attendance,
  ...given,
});

async function quorumIn(id: string) {
  const { kind, attendances } = await getActivity(secretary, id);
  return quorumOf(kind, attendances, 0.5);
}

const SHORT = { basis: "voting", eligible: 20, present: 5, needed: 10, valid: false };

test("members whom the form leaves out were absent: the count is that of all who may vote (article 11)", async () => {
  const { id } = await run(createActivityAction, meeting(linesOf(voters.slice(0, 5), present)));
  expect(await quorumIn(id)).toEqual(SHORT);
  const { attendances } = await getActivity(secretary, id);
  expect(attendances.map(({ memberId }) => memberId).toSorted()).toEqual(voters.toSorted());
  expect(attendances.filter(({ status }) => status === "absent")).toHaveLength(15);
  const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id, action: "activity.create" } });
  expect(entry.after).toMatchObject({ expected: 20 });
});

test("nobody who may vote is talked out of the count, neither at first nor later", async () => {
  const lines = { ...linesOf(voters, notExpected), ...linesOf(voters.slice(0, 5), present) };
  const { id } = await run(createActivityAction, meeting(lines));
  expect(await quorumIn(id)).toEqual(SHORT);
  await run(updateActivityAction, { ...meeting(linesOf(voters.slice(0, 5), present)), id, version: 1 });
  expect(await quorumIn(id)).toEqual(SHORT);
  await run(updateActivityAction, { ...meeting({}), id, version: 2 });
  expect(await quorumIn(id)).toEqual({ ...SHORT, present: 0 });
});

test("those without a vote may be left out, and do not count when they come", async () => {
  const lines = linesOf([...voters.slice(0, 10), ...voiceOnly], present);
  const { id } = await run(createActivityAction, meeting(lines));
  expect(await quorumIn(id)).toEqual({ ...SHORT, present: 10, valid: true });
});

test("a lecture that turns out to have been a general meeting counts all voters from then on", async () => {
  const lines = { ...linesOf(voters, notExpected), ...linesOf(voters.slice(0, 5), present) };
  const { id } = await run(createActivityAction, meeting(lines, { kind: "lecture" }));
  expect((await getActivity(secretary, id)).attendances).toHaveLength(5);
  await run(updateActivityAction, { ...meeting(lines), id, version: 1 });
  expect(await quorumIn(id)).toEqual(SHORT);
});

test("the form of a meeting that was stored without somebody shows what saving would store", async () => {
  const { id } = await run(createActivityAction, meeting(linesOf(voters, present)));
  const [left] = voters;
  await db.attendance.deleteMany({ where: { activityId: id, memberId: left ?? "" } });
  const form = await getActivityForm(secretary, await getActivity(secretary, id));
  const markOf = (memberId: string | undefined) => form.people.find((person) => person.id === memberId)?.mark;
  expect(markOf(left)).toEqual({ status: "absent", reason: null });
  expect(voiceOnly.map(markOf)).toEqual([null, null]);
});
