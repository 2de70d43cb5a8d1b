import { beforeAll, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { fromDbDay } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { moveItemAction } from "@/lib/plans/actions";
import type { MovedItem } from "@/lib/plans/commands/move-item";
import { getRoadmapSheet } from "@/lib/plans/queries/roadmap-sheet";
import { actorOf } from "@/tests/support/actors";
import { buildPlan, type PlanWorld } from "@/tests/support/roadmap-world";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;
let draft: PlanWorld;
let issued: PlanWorld;
let closed: PlanWorld;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  draft = await buildPlan(database.url(), world.home, { year: 2027, status: "draft" });
  issued = await buildPlan(database.url(), world.home, { year: 2026, status: "issued" });
  closed = await buildPlan(database.url(), world.home, { year: 2025, status: "closed" });
});

const versionOf = async (id: string) => (await db.planItem.findFirstOrThrow({ where: { id } })).version;
const datesOf = async (id: string) => {
  const { startsOn, dueOn } = await db.planItem.findFirstOrThrow({ where: { id } });
  return [fromDbDay(startsOn), fromDbDay(dueOn)];
};

type Given = { startsOn: string; dueOn: string; carry?: boolean; reason?: string; version?: number };

async function move(id: string, given: Given, actor = committee): Promise<MovedItem> {
  const input = { id, version: await versionOf(id), carry: true, reason: "", ...given };
  return execute<never, MovedItem>(definitionOf(moveItemAction) as never, actor, input);
}

describe("in a draft", () => {
  test("a task moves at once, its milestones with it, and the way back is exact", async () => {
    const moved = await move(draft.taskId, { startsOn: "2027-03-11", dueOn: "2027-07-10" });
    expect(moved).toEqual({ id: draft.taskId, planId: draft.planId, version: 2, moved: 3 });
    expect(await datesOf(draft.milestones.first)).toEqual(["2027-04-20", "2027-04-20"]);
    expect(await datesOf(draft.milestones.dropped)).toEqual(["2027-05-01", "2027-05-01"]);
    await move(draft.taskId, { startsOn: "2027-03-01", dueOn: "2027-06-30", version: moved.version });
    expect(await datesOf(draft.taskId)).toEqual(["2027-03-01", "2027-06-30"]);
    expect(await datesOf(draft.milestones.last)).toEqual(["2027-06-30", "2027-06-30"]);
    expect(await db.planAmendment.count({ where: { planId: draft.planId } })).toBe(0);
    const trail = await db.auditEntry.findMany({ where: { subjectId: draft.milestones.first } });
    expect(trail.map(({ action }) => action)).toEqual(["planItem.move", "planItem.move"]);
  });

  test("without its milestones it stays around them", async () => {
    const lost = move(draft.taskId, { startsOn: "2027-02-20", dueOn: "2027-06-21", carry: false });
    await expect(lost).rejects.toMatchObject({
      code: "INVALID",
      fieldErrors: { dueOn: "plans.invalid.childOutside" },
      params: { title: "Last" },
    });
    await move(draft.taskId, { startsOn: "2027-02-20", dueOn: "2027-07-31", carry: false });
    expect(await datesOf(draft.milestones.first)).toEqual(["2027-04-10", "2027-04-10"]);
  });

  test("nothing leaves its parent or its year, and then nothing at all has moved", async () => {
    const before = await db.auditEntry.count();
    const beyond = move(draft.taskId, { startsOn: "2027-09-01", dueOn: "2027-12-01" });
    await expect(beyond).rejects.toMatchObject({ fieldErrors: { dueOn: "plans.invalid.outsideParent" } });
    const next = move(draft.goalId, { startsOn: "2027-03-05", dueOn: "2028-01-01" });
    await expect(next).rejects.toMatchObject({ fieldErrors: { dueOn: "plans.invalid.outsideYear" } });
    const backwards = move(draft.otherTaskId, { startsOn: "2027-09-30", dueOn: "2027-03-01" });
    await expect(backwards).rejects.toMatchObject({ fieldErrors: { dueOn: "plans.invalid.dueBeforeStart" } });
    const still = move(draft.otherTaskId, { startsOn: "2027-03-01", dueOn: "2027-09-30" });
    await expect(still).rejects.toMatchObject({ code: "INVALID" });
    expect(await db.auditEntry.count()).toBe(before);
  });

  test("whoever comes too late hears who was first, and changes nothing", async () => {
    const colleague = actorOf({ ...committee, name: "沈若兰" });
    const version = await versionOf(draft.committeeTaskId);
    await move(draft.committeeTaskId, { startsOn: "2027-05-02", dueOn: "2027-10-31", version }, colleague);
    const late = move(draft.committeeTaskId, { startsOn: "2027-06-01", dueOn: "2027-10-31", version });
    await expect(late).rejects.toMatchObject({ code: "CONFLICT", params: { name: "沈若兰" } });
    expect(await datesOf(draft.committeeTaskId)).toEqual(["2027-05-02", "2027-10-31"]);
  });

  test("of two at the same moment one wins", async () => {
    const version = await versionOf(draft.otherTaskId);
    const both = await Promise.allSettled(
      ["2027-08-31", "2027-10-31"].map((dueOn) => move(draft.otherTaskId, { startsOn: "2027-03-01", dueOn, version })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await versionOf(draft.otherTaskId)).toBe(version + 1);
  });
});

describe("in an issued plan", () => {
  test("a move without a reason is none; with one it is a single amendment that names every date", async () => {
    const target = { startsOn: "2026-03-08", dueOn: "2026-07-07" };
    await expect(move(issued.taskId, target)).rejects.toMatchObject({
      fieldErrors: { reason: "plans.invalid.reason" },
    });
    expect(await datesOf(issued.taskId)).toEqual(["2026-03-01", "2026-06-30"]);
    await move(issued.taskId, { ...target, reason: "The ward moves house" });
    const amendments = await db.planAmendment.findMany({ where: { planId: issued.planId } });
    expect(amendments).toHaveLength(1);
    expect(amendments[0]).toMatchObject({ reason: "The ward moves house", actorName: committee.name });
    expect(amendments[0]?.changes).toContainEqual({
      itemId: issued.milestones.first,
      kind: "milestone",
      title: "First",
      field: "dueOn",
      before: "2026-04-10",
      after: "2026-04-17",
    });
    expect(amendments[0]?.changes).toHaveLength(6);
  });

  test("what was given up and what is closed no longer moves", async () => {
    const dropped = move(issued.milestones.dropped, { startsOn: "2026-05-02", dueOn: "2026-05-02", reason: "Why" });
    await expect(dropped).rejects.toMatchObject({ code: "CONFLICT", messageKey: "plans.error.dropped" });
    const over = move(closed.taskId, { startsOn: "2025-03-02", dueOn: "2025-07-01", reason: "Why" });
    await expect(over).rejects.toMatchObject({ code: "CONFLICT", messageKey: "plans.error.closed" });
  });
});

describe("whose items move", () => {
  test.each(["branchSecretary", "leader", "auditor"] as const)("none for a %s, also not their own", async (role) => {
    const attempt = move(draft.taskId, { startsOn: "2027-03-02", dueOn: "2027-07-01" }, actorAtHome(world, role));
    await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("none of another hospital, whose roadmap is not there either", async () => {
    const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
    const attempt = move(issued.taskId, { startsOn: "2026-03-02", dueOn: "2026-07-01", reason: "Why" }, stranger);
    await expect(attempt).rejects.toMatchObject({ code: "NOT_FOUND" });
    const sheet = getRoadmapSheet(stranger, { plan: issued.planId }, translatorOf("en"));
    await expect(sheet).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the roadmap as a worksheet", () => {
  const sheetOf = (params: Record<string, string>, actor = committee) =>
    getRoadmapSheet(actor, { plan: issued.planId, ...params }, translatorOf("en"));

  test("holds every item in the order of the page", async () => {
    const sheet = await sheetOf({});
    expect(sheet.rows.map((row) => String(row[1]).trim())).toEqual([
      "Goal",
      "Task",
      "First",
      "Last",
      "Given up",
      "Other",
      "Committee",
    ]);
    expect(sheet.rows[1]?.slice(5, 7)).toEqual(["2026-03-08", "2026-07-07"]);
  });

  test("keeps the page's filters and says them; a branch finds what it helps with", async () => {
    const sheet = await sheetOf({ by: "branch", branch: world.home.other.branchId });
    expect(sheet.rows.map((row) => String(row[1]).trim()).sort()).toEqual(["Other", "Task"]);
    expect(sheet.about[0]?.[1]).toContain(world.home.other.branchName);
  });

  test("a draft is a worksheet for those who write it alone", async () => {
    const leader = actorAtHome(world, "leader");
    await expect(sheetOf({ plan: draft.planId }, leader)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await sheetOf({ plan: draft.planId })).rows).toHaveLength(7);
  });
});
