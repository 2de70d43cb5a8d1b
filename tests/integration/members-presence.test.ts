import { beforeAll, expect, test } from "vitest";
import { createActivityAction } from "@/lib/activities/actions";
import { getActivity } from "@/lib/activities/queries/activity-detail";
import { getActivityForm, getNewActivityForm } from "@/lib/activities/queries/activity-form";
import { quorumOf } from "@/lib/activities/rules";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import { recordActAction } from "@/lib/members/actions";
import { findMemberName, listBranchMembers, listCommitteeMemberIds } from "@/lib/members/queries";
import * as make from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
/** When the meeting was; one member moved on afterwards, another came afterwards. */
const THEN = "2025-03-10";

let world: World;
let own: BranchWorld;
let committee: Actor;
let secretary: Actor;
let moved: string;
let came: string;

type Days = { fromDay: string; probationaryOn?: string; fullOn?: string };

async function addMember(branchId: string, { fromDay, ...days }: Days): Promise<string> {
  const { hospitalId } = world.home;
  const { id: staffId, employeeNo, name, pinyin } = make.staffRow({ hospitalId, departmentId: own.departmentId });
  await db.staff.create({
    data: { hospitalId, departmentId: own.departmentId, id: staffId, employeeNo, name, pinyin },
  });
  const { probationaryOn = "2019-12-10", fullOn = "2020-12-10" } = days;
  const stages = { probationaryOn: toDbDay(probationaryOn), fullOn: toDbDay(fullOn) };
  const { id } = await db.member.create({ data: { hospitalId, branchId, staffId, stage: "full", ...stages } });
  await db.branchMembership.create({ data: { hospitalId, memberId: id, branchId, fromDay: toDbDay(fromDay) } });
  return id;
}

const run = (action: object, actor: Actor, input: object) =>
  execute<never, { id: string }, never>(definitionOf(action) as never, actor, input);

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  moved = await addMember(own.branchId, { fromDay: "2021-01-01" });
  came = await addMember(world.home.other.branchId, { fromDay: "2021-01-01" });
  const act = { version: 1, kind: "transferredWithin" };
  const { other } = world.home;
  await run(recordActAction, committee, { ...act, id: moved, onDay: "2025-06-01", branchId: other.branchId });
  await run(recordActAction, committee, { ...act, id: came, onDay: "2025-07-01", branchId: own.branchId });
});

const idsOn = async (actor: Actor, branchId: string, day: string) =>
  (await listBranchMembers(actor, branchId, day)).map(({ id }) => id).toSorted();
const sorted = (...ids: string[]) => ids.toSorted();

test("who stood on a branch's books is asked of a day: up to the last day there, and from the first", async () => {
  expect(await idsOn(secretary, own.branchId, THEN)).toEqual(sorted(own.memberId, moved));
  expect(await idsOn(secretary, own.branchId, "2025-05-31")).toContain(moved);
  expect(await idsOn(secretary, own.branchId, "2025-06-01")).toEqual([own.memberId]);
  expect(await idsOn(secretary, own.branchId, "2025-07-01")).toEqual(sorted(own.memberId, came));
});

test("a general meeting that is written down late counts who could vote there then (article 11)", async () => {
  const meeting = {
    branchId: own.branchId,
    kind: "generalMeeting",
    title: "General meeting",
    day: THEN,
    start: "15:00",
    end: "16:00",
    place: "Room",
    host: "Host",
    departmentIds: [],
  };
  const form = await getNewActivityForm(secretary, { branchId: own.branchId, kind: "generalMeeting", day: THEN });
  expect(form.people.map(({ id }) => id).toSorted()).toEqual(sorted(own.memberId, moved));
  const present = { present: "on", reason: "duty" };
  const refused = run(createActivityAction, secretary, { ...meeting, attendance: { [came]: present } });
  const name = await findMemberName(secretary, came);
  await expect(refused).rejects.toMatchObject({
    fieldErrors: { attendance: "activities.invalid.notThere" },
    params: { name },
  });
  // Somebody who came later was not there, and need not be excused.
  const attendance = { [own.memberId]: present, [came]: { reason: "absent" } };
  const { id } = await run(createActivityAction, secretary, { ...meeting, attendance });
  const activity = await getActivity(secretary, id);
  expect(quorumOf(activity.kind, activity.attendances, 0.5)).toMatchObject({ eligible: 2, present: 1, valid: true });
  const { people } = await getActivityForm(secretary, activity);
  expect(people.map(({ id: memberId }) => memberId).toSorted()).toEqual(sorted(own.memberId, moved));
});

test("the stage is that of the day: neither a vote before full membership nor a member before admission", async () => {
  const id = await addMember(own.branchId, {
    fromDay: "2021-01-01",
    probationaryOn: "2024-01-10",
    fullOn: "2025-01-10",
  });
  const on = async (day: string) =>
    (await listBranchMembers(secretary, own.branchId, day)).find((one) => one.id === id);
  expect(await on("2024-01-09")).toBeUndefined();
  expect(await on("2025-01-09")).toMatchObject({ stage: "probationary", voting: false });
  expect(await on("2025-01-10")).toMatchObject({ stage: "full", voting: true });
  await db.member.updateMany({ where: { id }, data: { leftOn: toDbDay("2025-02-01"), leaveKind: "transferredOut" } });
  expect(await on("2025-01-31")).toBeDefined();
  expect(await on("2025-02-01")).toBeUndefined();
});

test("a post in the committee counts for whoever stood in the branch that day", async () => {
  const { hospitalId } = world.home;
  const { staffId } = await db.member.findFirstOrThrow({ where: { id: moved } });
  const seat = { partyPost: "branchCommitteeMember" as const, branchId: own.branchId, title: "Seat" };
  const days = { fromDay: toDbDay("2024-01-01"), toDay: toDbDay("2025-05-31") };
  await db.appointment.create({ data: { hospitalId, staffId, kind: "party", ...seat, ...days } });
  expect(await listCommitteeMemberIds(secretary, own.branchId, THEN)).toEqual([moved]);
  expect(await listCommitteeMemberIds(secretary, own.branchId, "2025-06-01")).toEqual([]);
});

test("another branch's and another hospital's books stay closed on any day", async () => {
  const { other } = world.home;
  expect(await idsOn(committee, other.branchId, THEN)).toEqual(sorted(other.memberId, came));
  expect(await idsOn(secretary, other.branchId, THEN)).toEqual([]);
  expect(await idsOn(committee, world.abroad.own.branchId, THEN)).toEqual([]);
  expect(await listCommitteeMemberIds(secretary, other.branchId, THEN)).toEqual([]);
  expect(await findMemberName(secretary, other.memberId)).toBeNull();
  expect(await findMemberName(committee, world.abroad.own.memberId)).toBeNull();
});
