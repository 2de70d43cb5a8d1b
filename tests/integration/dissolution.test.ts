import { beforeEach, expect, test } from "vitest";
import { listUnproven } from "@/lib/activities/queries/duties";
import { takeStepBackAction } from "@/lib/admission/actions";
import { getAdmission } from "@/lib/admission/queries/admissions";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import { listBranchDue } from "@/lib/dashboards/queries/branch-due";
import { getBranchPage } from "@/lib/dashboards/queries/branch-page";
import {
  correctEventAction,
  createMemberAction,
  dissolveBranchAction,
  recordActAction,
  removeGroupAction,
  takeBackEventAction,
} from "@/lib/members/actions";
import { addMember } from "@/lib/members/commands/add-member";
import { dissolveBranch } from "@/lib/members/commands/dissolve-branch";
import { updateBranchAction } from "@/lib/organisation/actions";
import { addRules } from "@/lib/organisation/commands/add-rules";
import { getBranch } from "@/lib/organisation/queries/branch-detail";
import { listBranches } from "@/lib/organisation/queries/branches";
import { listReportStates, listReportsToWrite } from "@/lib/reports/queries";
import { tallyStates } from "@/lib/reports/rules/tray";
import { actorOf } from "@/tests/support/actors";
import { meanwhile } from "@/tests/support/meanwhile";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { takeAs } from "./admission-acts";

const database = useDatabase();
let world: World;
let committee: Actor;

beforeEach(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
});

const ON = "2026-02-01";
const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);
async function dissolve(onDay = ON, version = 1) {
  const { branchId: id } = world.home.own;
  const { name } = await getBranch(committee, id);
  return run(dissolveBranchAction, { id, version, onDay, confirm: name });
}
const refusedAt = (field: string, key: string) => ({ code: "INVALID", fieldErrors: { [field]: key } });

/** Everybody of the own branch goes to the other one, the day before. */
async function emptyBranch(): Promise<void> {
  const { own, other } = world.home;
  await db.branchMembership.updateMany({ where: { branchId: own.branchId }, data: { toDay: toDbDay("2026-01-31") } });
  await db.member.updateMany({ where: { branchId: own.branchId }, data: { branchId: other.branchId, groupId: null } });
}

test("a branch with members is not dissolved; without them its pairings, posts and term end the day before", async () => {
  const { hospitalId, own } = world.home;
  const at = { hospitalId, branchId: own.branchId };
  await db.branchTerm.deleteMany({ where: at });
  await db.branchTerm.create({ data: { ...at, electedOn: toDbDay("2025-01-01"), dueOn: toDbDay("2028-01-01") } });
  const post = { kind: "party" as const, partyPost: "branchSecretary" as const, title: "Secretary" };
  await db.appointment.create({ data: { ...at, ...post, staffId: own.freeStaffId, fromDay: toDbDay("2025-01-01") } });
  await expect(dissolve()).rejects.toMatchObject(refusedAt("onDay", "members.invalid.branchHasMembers"));
  await emptyBranch();
  const unsure = run(dissolveBranchAction, { id: own.branchId, version: 1, onDay: ON, confirm: "another" });
  await expect(unsure).rejects.toMatchObject(refusedAt("confirm", "members.invalid.confirmName"));
  await expect(dissolve("2025-01-01")).rejects.toMatchObject(refusedAt("onDay", "members.invalid.branchHasMembers"));
  await dissolve();
  const { dissolvedOn, pairings, posts } = await getBranch(committee, own.branchId);
  expect([dissolvedOn, pairings[0]?.toDay, posts]).toEqual([ON, "2026-01-31", []]);
  expect((await db.branchTerm.findFirstOrThrow({ where: at })).endedOn).toEqual(toDbDay("2026-01-31"));
  const ids = async (state?: "dissolved") => (await listBranches(committee, { state })).map(({ id }) => id);
  expect([await ids(), await ids("dissolved")]).toEqual([[world.home.other.branchId], [own.branchId]]);
  await expect(dissolve(ON, 2)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("nobody comes into a branch that is being dissolved at the same moment", async () => {
  const { own } = world.home;
  await emptyBranch();
  const input = { staffId: own.freeStaffId, branchId: own.branchId, stage: "applicant", arrival: "registered" };
  const days = { since: "2026-01-05", appliedOn: "2026-01-05" };
  const { name } = await getBranch(committee, own.branchId);
  const [coming] = await meanwhile(
    (tx) => dissolveBranch(tx, committee, { id: own.branchId, version: 1, onDay: ON, confirm: name }),
    () => run(createMemberAction, { ...input, ...days }),
  );
  expect(coming).toMatchObject({ reason: { fieldErrors: { branchId: "members.invalid.branch" } } });
  expect(await db.branchMembership.count({ where: { branchId: own.branchId, toDay: null } })).toBe(0);
});

test("a branch is not dissolved while somebody is just coming in", async () => {
  const { own } = world.home;
  await emptyBranch();
  const since = "2026-01-05";
  const input = { staffId: own.freeStaffId, branchId: own.branchId, stage: "applicant", appliedOn: since } as const;
  const [dissolving] = await meanwhile(
    (tx) => addMember(tx, committee, { ...input, since, event: { kind: "registered", onDay: since } }),
    () => dissolve(),
  );
  expect(dissolving).toMatchObject({ reason: { fieldErrors: { onDay: "members.invalid.branchHasMembers" } } });
});

test("nobody comes back into a dissolved branch, or has been there for longer", async () => {
  const { own, other } = world.home;
  await emptyBranch();
  const { id } = await run(createMemberAction, {
    staffId: own.freeStaffId,
    branchId: own.branchId,
    stage: "applicant",
    arrival: "registered",
    since: "2026-01-05",
    appliedOn: "2026-01-05",
  });
  const version = async () => (await db.member.findFirstOrThrow({ where: { id } })).version;
  const moving = { id, kind: "transferredWithin", onDay: ON, branchId: other.branchId };
  await run(recordActAction, { ...moving, version: await version() });
  await dissolve();
  const event = await db.memberEvent.findFirstOrThrow({ where: { memberId: id, kind: "transferredWithin" } });
  const which = { id, eventId: event.id, version: await version() };
  const gone = { code: "INVALID", messageKey: "members.refused.branchDissolved", params: { day: ON } };
  await expect(run(takeBackEventAction, which)).rejects.toMatchObject(gone);
  await expect(run(correctEventAction, { ...which, onDay: "2026-02-02", note: "" })).rejects.toMatchObject(gone);
  await run(correctEventAction, { ...which, onDay: "2026-01-20", note: "" });
});

test("whoever was stopped in a branch that is no more is not put back onto its books", async () => {
  const { own } = world.home;
  await takeAs(committee, own.applicantId, "stop", { onDay: "2026-01-20", note: "Own wish" });
  await emptyBranch();
  await db.member.update({
    where: { hospitalId_id: { hospitalId: world.home.hospitalId, id: own.applicantId } },
    data: { branchId: own.branchId },
  });
  await dissolve();
  const { last } = await getAdmission(committee, own.applicantId);
  const { version } = await db.member.findFirstOrThrow({ where: { id: own.applicantId } });
  const back = run(takeStepBackAction, { memberId: own.applicantId, version, eventId: last?.id ?? "" });
  await expect(back).rejects.toMatchObject({ messageKey: "members.refused.branchDissolved", params: { day: ON } });
});

test("a dissolved branch is not changed any more", async () => {
  const { branchId } = world.home.own;
  await emptyBranch();
  await dissolve();
  const change = run(updateBranchAction, { id: branchId, version: 2, name: "Renamed", kind: "branch" });
  await expect(change).rejects.toMatchObject({ messageKey: "organisation.error.branchDissolved", params: { day: ON } });
});

test("what a dissolved branch owed and did before stays; from then on it owes nothing", async () => {
  const { own } = world.home;
  await emptyBranch();
  await dissolve();
  const months = ["2026-01", "2026-02", "2026-03"];
  const owed = (await listReportStates(committee, months)).filter(({ branchId }) => branchId === own.branchId);
  expect(owed.map(({ month, gone }) => [month, gone])).toEqual([["2026-01", true]]);
  expect(tallyStates(owed).owing).toEqual([]);
  expect(await listReportsToWrite(actorAtHome(world, "branchSecretary"), months)).toEqual([]);
  const unproven = async (month: string) =>
    (await listUnproven(committee, [{ kind: "generalMeeting", months: [month] }], 0)).map(({ branchId }) => branchId);
  expect([
    (await unproven("2026-01")).includes(own.branchId),
    (await unproven("2026-02")).includes(own.branchId),
  ]).toEqual([true, false]);
  const page = await getBranchPage(committee, own.branchId);
  expect([page.due, page.findings, page.branch.name.length > 0]).toEqual([[], [], true]);
});

test("a branch page is found by its own people alone", async () => {
  const { own, other } = world.home;
  const secretary = actorAtHome(world, "branchSecretary");
  const page = await getBranchPage(secretary, own.branchId);
  expect([page.branch.id, page.members !== null, page.figures !== null]).toEqual([own.branchId, true, true]);
  await expect(getBranchPage(secretary, other.branchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(getBranchPage(committee, world.abroad.own.branchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const administrator = actorAtHome(world, "administrator");
  const bare = await getBranchPage(administrator, own.branchId);
  expect([bare.members, bare.activities, bare.brand, bare.figures, bare.due]).toEqual([null, null, null, null, []]);
});

test("what a branch owes is told to its own people alone", async () => {
  const { own, other } = world.home;
  await db.$transaction((tx) => addRules(tx, world.home.hospitalId, "private"));
  const due = await listBranchDue(committee, own.branchId);
  const duties = due.flatMap((one) => (one.kind === "duty" ? [one.activity] : []));
  expect(duties).toContain("generalMeeting");
  expect(due.filter(({ kind }) => kind === "report").length).toBeGreaterThan(0);
  expect(due.map(({ dueOn }) => dueOn)).toEqual(due.map(({ dueOn }) => dueOn).toSorted());
  const secretary = actorAtHome(world, "branchSecretary");
  expect((await listBranchDue(secretary, own.branchId)).map(({ id }) => id)).toEqual(due.map(({ id }) => id));
  expect(await listBranchDue(secretary, other.branchId)).toEqual([]);
  expect(await listBranchDue(secretary, world.abroad.own.branchId)).toEqual([]);
  const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
  expect(await listBranchDue(stranger, own.branchId)).toEqual([]);
});

test("a group is removed only when nobody is in it or leads it", async () => {
  const { hospitalId, own, other } = world.home;
  await db.member.update({
    where: { hospitalId_id: { hospitalId, id: own.memberId } },
    data: { groupId: own.groupId },
  });
  const remove = (id: string, actor = committee) => run(removeGroupAction, { id, version: 1 }, actor);
  await expect(remove(own.groupId)).rejects.toMatchObject({ messageKey: "members.error.groupInUse" });
  const left = { leftOn: toDbDay("2026-01-01"), leaveKind: "transferredOut" as const };
  await db.member.update({ where: { hospitalId_id: { hospitalId, id: own.memberId } }, data: left });
  await expect(remove(other.groupId, actorAtHome(world, "branchSecretary"))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await remove(own.groupId);
  const { groups } = await getBranch(committee, own.branchId);
  expect(groups.map(({ id }) => id)).not.toContain(own.groupId);
});
