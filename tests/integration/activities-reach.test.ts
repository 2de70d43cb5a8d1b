import { beforeAll, describe, expect, test } from "vitest";
import { cancelActivityAction, restoreActivityAction } from "@/lib/activities/actions";
import { countActivitiesByKind, listActivities, listPartnerWork, summarizeActivities } from "@/lib/activities/queries";
import { findAttachment, getActivity } from "@/lib/activities/queries/activity-detail";
import { getActivityForm, getNewActivityForm } from "@/lib/activities/queries/activity-form";
import { getActivitySheet } from "@/lib/activities/queries/activity-sheet";
import { listCalendar } from "@/lib/activities/queries/calendar";
import { findLastOfKind, findSecretaryName } from "@/lib/activities/queries/form-defaults";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import {
  countBranchMembers,
  listBranchMembers,
  listCommitteeMemberIds,
  listGroupOptions,
  summarizeMembers,
} from "@/lib/members/queries";
import { listMembers } from "@/lib/members/queries/member-list";
import { getMemberSheet } from "@/lib/members/queries/member-sheet";
import { memberFilters } from "@/lib/members/schema";
import { getPartner, listPartnerOptions, listPartners } from "@/lib/partners/queries";
import { getPartnerSheet } from "@/lib/partners/queries/partner-sheet";
import { partnerFilters } from "@/lib/partners/schema";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const MONTH = "2026-01";
const DAY = "2026-01-15";
const words = (key: string) => key;
const anyMember = memberFilters.parse({});
const anyPartner = partnerFilters.parse({});

let world: World;
let own: BranchWorld;
let secretary: Actor;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  committee = actorAtHome(world, "committee");
});

/** Every query of the three slices, aimed at one branch: how much it finds. */
const AIMED: Record<string, (actor: Actor, at: BranchWorld) => Promise<number>> = {
  listActivities: async (actor, at) => (await listActivities(actor, { branch: at.branchId })).total,
  "listActivities of a partner": async (actor, at) => (await listActivities(actor, { partner: at.partnerId })).total,
  summarizeActivities: async (actor, { branchId }) =>
    (await summarizeActivities(actor, { branchId, month: MONTH })).length,
  countActivitiesByKind: async (actor, { branchId }) =>
    (await countActivitiesByKind(actor, { branchId, month: MONTH })).length,
  listPartnerWork: async (actor, { branchId }) => (await listPartnerWork(actor, { branchId, month: MONTH })).length,
  listCalendar: async (actor, { branchId }) => (await listCalendar(actor, { branchId, month: MONTH })).length,
  getActivity: async (actor, at) => found(getActivity(actor, at.activityId)),
  findAttachment: async (actor, at) => found(findAttachment(actor, at.attachmentId)),
  findLastOfKind: async (actor, { branchId }) => found(findLastOfKind(actor, { branchId, kind: "themedPartyDay" })),
  getActivitySheet: async (actor, at) => (await getActivitySheet(actor, { branch: at.branchId }, words)).rows.length,
  "people of a new form": async (actor, { branchId }) =>
    (await getNewActivityForm(actor, { branchId, kind: "lecture" })).people.length,
  listBranchMembers: async (actor, at) => (await listBranchMembers(actor, at.branchId, DAY)).length,
  listMembers: async (actor, at) => (await listMembers(actor, { ...anyMember, branch: at.branchId })).total,
  summarizeMembers: async (actor, { branchId }) =>
    (await summarizeMembers(actor, { branchId })).reduce((sum, { count }) => sum + count, 0),
  countBranchMembers: async (actor, at) => (await countBranchMembers(actor)).get(at.branchId) ?? 0,
  getMemberSheet: async (actor, at) => (await getMemberSheet(actor, { branch: at.branchId }, words)).rows.length,
  getPartner: async (actor, at) => found(getPartner(actor, at.partnerId)),
  listPartners: async (actor, at) => (await listPartners(actor, { ...anyPartner, branch: at.branchId })).total,
  listPartnerOptions: async (actor, at) =>
    (await listPartnerOptions(actor, at.branchId, DAY)).filter(({ id }) => id === at.partnerId).length,
  getPartnerSheet: async (actor, at) => (await getPartnerSheet(actor, { branch: at.branchId }, words)).rows.length,
};

async function found(work: Promise<unknown>): Promise<number> {
  return work.then(
    (value) => (value === null ? 0 : 1),
    () => 0,
  );
}

describe("every query keeps to what its actor may see", () => {
  test.each(Object.entries(AIMED))("%s", async (_, aim) => {
    expect(await aim(secretary, own)).toBeGreaterThan(0);
    expect(await aim(committee, world.home.other)).toBeGreaterThan(0);
    expect(await aim(secretary, world.home.other)).toBe(0);
    expect(await aim(committee, world.abroad.own)).toBe(0);
    expect(await aim(secretary, world.abroad.own)).toBe(0);
  });

  test("groups, posts and the last author as well", async () => {
    const { hospitalId } = world.home;
    for (const at of [world.home.other, world.abroad.own]) {
      expect(await listGroupOptions(secretary, at.branchId)).toEqual([]);
      expect(await listCommitteeMemberIds(secretary, at.branchId, DAY)).toEqual([]);
      expect(await findSecretaryName(secretary, at.branchId, DAY)).toBeNull();
    }
    const group = await db.group.create({ data: { hospitalId, branchId: own.branchId, name: "First group" } });
    expect(await listGroupOptions(secretary, own.branchId)).toContainEqual({ id: group.id, name: "First group" });
  });

  test("without the permission there is nothing, in one's own hospital too", async () => {
    const administrator = actorAtHome(world, "administrator");
    for (const name of [
      "listActivities",
      "listCalendar",
      "getActivity",
      "findAttachment",
      "listMembers",
      "listPartners",
    ]) {
      expect([name, await AIMED[name]?.(administrator, own)]).toEqual([name, 0]);
    }
  });

  test("an auditor sees activities and their files, but not the lists of members and partners", async () => {
    const auditor = actorAtHome(world, "auditor");
    expect(await AIMED.getActivity?.(auditor, own)).toBe(1);
    expect(await AIMED.findAttachment?.(auditor, own)).toBe(1);
    expect(await AIMED.listMembers?.(auditor, own)).toBe(0);
    expect(await AIMED.listPartners?.(auditor, own)).toBe(0);
  });
});

describe("what counts", () => {
  const move = (action: object, actor: Actor, input: object) => execute(definitionOf(action) as never, actor, input);
  const kinds = () => countActivitiesByKind(secretary, { month: MONTH, branchId: own.branchId });

  test("a cancelled activity leaves every list and sum, and comes back when restored", async () => {
    const { branchId } = own;
    expect(await kinds()).toEqual([{ kind: "themedPartyDay", count: 1 }]);
    await move(cancelActivityAction, secretary, { id: own.activityId, version: 1 });
    expect(await kinds()).toEqual([]);
    expect((await listActivities(secretary, { branch: branchId })).total).toBe(0);
    expect((await listActivities(secretary, { branch: branchId, state: "cancelled" })).total).toBe(1);
    expect(await listPartnerWork(secretary, { branchId, month: MONTH })).toEqual([]);
    expect(await listCalendar(secretary, { branchId, month: MONTH })).toEqual([]);
    await move(restoreActivityAction, secretary, { id: own.activityId, version: 2 });
    expect(await kinds()).toEqual([{ kind: "themedPartyDay", count: 1 }]);
    const actions = { in: ["activity.cancel", "activity.restore"] };
    const where = { subjectId: own.activityId, action: actions };
    const [cancelled, restored] = await db.auditEntry.findMany({ where, orderBy: { seq: "asc" } });
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    expect([cancelled?.before, cancelled?.after]).toMatchObject([{ cancelledAt: null }, { cancelledAt: at }]);
    expect([restored?.before, restored?.after]).toMatchObject([{ cancelledAt: at }, { cancelledAt: null }]);
  });

  test("a planned activity counts nowhere before it has begun", async () => {
    const now = clock.now;
    clock.now = () => instantOf(DAY, "14:59");
    try {
      expect(await kinds()).toEqual([]);
      expect((await listActivities(secretary, { branch: own.branchId, state: "planned" })).total).toBe(1);
      clock.now = () => instantOf(DAY, "15:00");
      expect(await kinds()).toEqual([{ kind: "themedPartyDay", count: 1 }]);
    } finally {
      clock.now = now;
    }
  });

  test("attendances are summed by kind", async () => {
    const rows = await summarizeActivities(secretary, { branchId: own.branchId, month: MONTH });
    expect(rows).toEqual([{ kind: "themedPartyDay", count: 1, present: 1, expected: 1 }]);
  });

  test("signs that mean something to LIKE are searched as they are", async () => {
    expect((await listActivities(secretary, { q: "%" })).total).toBe(0);
    expect((await listActivities(secretary, { q: "Activity" })).total).toBe(1);
    expect((await listMembers(secretary, { ...anyMember, q: "_" })).total).toBe(0);
  });

  test("members are found by name, by pinyin and by initials", async () => {
    const member = await db.member.findFirstOrThrow({ where: { id: own.memberId }, select: { staffId: true } });
    const { staffId } = member;
    await db.staff.updateMany({ where: { id: staffId }, data: { name: "单小明", pinyin: "shan xiao ming" } });
    const total = async (q: string) => (await listMembers(secretary, { ...anyMember, q })).total;
    expect(await Promise.all(["小明", "shanxiao", "shan xiao", "sxm", "SXM"].map(total))).toEqual([1, 1, 1, 1, 1]);
    expect(await Promise.all(["dan", "xm", "s%m"].map(total))).toEqual([0, 0, 0]);
  });

  test("a form of a stored activity keeps whom it names, though they have left the branch", async () => {
    const activity = await getActivity(committee, own.activityId);
    await db.member.updateMany({
      where: { id: own.memberId },
      data: { leftOn: new Date("2026-01-01"), leaveKind: "exited" },
    });
    const form = await getActivityForm(committee, activity);
    expect(form.people).toMatchObject([{ id: own.memberId, mark: { status: "present" } }]);
  });
});
