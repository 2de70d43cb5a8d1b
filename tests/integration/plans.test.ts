import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf, toDbDay } from "@/lib/core/period";
import { listAmendments } from "@/lib/plans/queries/amendments";
import { getItemForm, getNewItemForm } from "@/lib/plans/queries/item-form";
import { getItemPage } from "@/lib/plans/queries/item-page";
import { listLostOwners } from "@/lib/plans/queries/plan-edit";
import { getPlanSheet } from "@/lib/plans/queries/plan-sheet";
import { getPlan, listPlans } from "@/lib/plans/queries/plans";
import { findPlanOfYear, getRoadmap } from "@/lib/plans/queries/roadmap";
import { planFilters } from "@/lib/plans/schema";
import { insertRows } from "@/prisma/seed/insert";
import { actorOf } from "@/tests/support/actors";
import { appointmentRow, branchRow } from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act, draftPlan, issued, itemVersion, planVersion, typedItem } from "./plan-acts";
import { refusal } from "./survey-acts";

const database = useDatabase();

let world: World;
let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let secretary: Actor;
let stranger: Actor;
const now = clock.now;

beforeAll(async () => {
  clock.now = () => instantOf("2026-06-15", "10:00");
  world = await buildWorld(database.url());
  ({ own, other } = world.home);
  committee = { ...actorAtHome(world, "committee"), name: "Office" };
  secretary = actorAtHome(world, "branchSecretary");
  stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
});

afterAll(() => {
  clock.now = now;
});

const fieldsOf = async (work: Promise<unknown>) => (await refusal(work))[2];
const codeOf = async (work: Promise<unknown>) => (await refusal(work)).slice(0, 2);

async function dissolve(): Promise<string> {
  const row = branchRow({ hospitalId: world.home.hospitalId, dissolvedOn: "2026-05-01" });
  const pool = new pg.Pool({ connectionString: database.url() });
  await insertRows(pool, "Branch", [row]);
  await pool.end();
  return row.id;
}

// Each has a minute's actions of their own.
beforeEach(() => {
  committee = { ...committee, userId: randomUUID() };
});

describe("drafting", () => {
  test("one plan a year: a second one is refused, naming the first", async () => {
    await act("create", committee, { year: 2030, title: "First", preface: "" });
    expect(await fieldsOf(act("create", committee, { year: 2030, title: "Second", preface: "" }))).toEqual({
      year: "plans.invalid.yearTaken",
    });
    const both = await Promise.allSettled(
      ["A", "B"].map((title) => act("create", committee, { year: 2031, title, preface: "" })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("an item lies inside its parent and the year, and what lies below it stays inside", async () => {
    const plan = await draftPlan(committee, 2032, own.branchId);
    const under = { planId: plan.id, parentId: plan.task };
    const late = typedItem({ ...under, startsOn: "2032-12-01", dueOn: "2033-01-10" });
    expect(await fieldsOf(act("addItem", committee, late))).toEqual({ dueOn: "plans.invalid.outsideParent" });
    const goal = typedItem({ planId: plan.id, startsOn: "2031-12-31", dueOn: "2032-02-01" });
    expect(await fieldsOf(act("addItem", committee, goal))).toEqual({ startsOn: "plans.invalid.outsideYear" });
    const shrunk = typedItem({ id: plan.task, version: 1, startsOn: "2032-01-01", dueOn: "2032-05-31" });
    expect(await fieldsOf(act("changeItem", committee, shrunk))).toEqual({ dueOn: "plans.invalid.childOutside" });
    const backwards = typedItem({ ...under, startsOn: "2032-03-02", dueOn: "2032-03-01" });
    expect(await fieldsOf(act("addItem", committee, backwards))).toEqual({ dueOn: "plans.invalid.dueBeforeStart" });
    expect(
      (await refusal(act("addItem", committee, typedItem({ planId: plan.id, parentId: plan.milestone }))))[1],
    ).toBe("plans.error.nothingBelow");
  });

  test("a measure needs what belongs to it, and its target lies ahead", async () => {
    const plan = await draftPlan(committee, 2033, own.branchId);
    const days = { startsOn: "2033-01-01", dueOn: "2033-12-31" };
    const add = (given: object) =>
      fieldsOf(act("addItem", committee, typedItem({ ...days, planId: plan.id, parentId: plan.goal, ...given })));
    expect(await add({ measure: "number", direction: "" })).toEqual({
      target: "core.invalid.required",
      unit: "core.invalid.required",
      direction: "core.invalid.required",
      baseline: "core.invalid.required",
    });
    const number = { measure: "number", unit: "%", baseline: "80", target: "80" };
    expect(await add(number)).toEqual({ target: "plans.invalid.targetNotAbove" });
    expect(await add({ ...number, direction: "down", target: "90" })).toEqual({
      target: "plans.invalid.targetNotBelow",
    });
    expect(await add({ ...number, target: "9e1" })).toEqual({ target: "plans.invalid.decimal" });
    expect(await add({ measure: "figure", figure: "inpatient", target: "101" })).toEqual({
      target: "plans.invalid.aboveHundred",
    });
    expect(await add({ measure: "figure", target: "90" })).toEqual({ figure: "core.invalid.required" });
  });

  test("what the chosen measure does not need is left out, whatever a form without scripts sends", async () => {
    const plan = await draftPlan(committee, 2034, own.branchId);
    const sent = { measure: "none", figure: "staff", unit: "%", baseline: "1", target: "2" };
    const days = { startsOn: "2034-01-01", dueOn: "2034-12-31" };
    const { id } = await act("addItem", committee, typedItem({ ...days, planId: plan.id, ...sent }));
    const stored = await db.planItem.findFirstOrThrow({ where: { id } });
    expect(stored).toMatchObject({ measure: "none", figure: null, unit: null, baseline: null, target: null });
  });

  test("a dissolved branch cannot answer for it, nor one of another hospital; the owner is no co-owner", async () => {
    const plan = await draftPlan(committee, 2035, own.branchId);
    const days = { startsOn: "2035-01-01", dueOn: "2035-12-31", planId: plan.id, parentId: plan.goal };
    const gone = await dissolve();
    const add = (given: object) => fieldsOf(act("addItem", committee, typedItem({ ...days, ...given })));
    expect(await add({ ownerBranchId: gone })).toEqual({ ownerBranchId: "plans.invalid.branchDissolved" });
    expect(await add({ coOwnerIds: [gone] })).toEqual({ coOwnerIds: "plans.invalid.branchDissolved" });
    expect(await add({ ownerBranchId: world.abroad.own.branchId })).toEqual({ ownerBranchId: "core.invalid.choose" });
    const both = { ownerBranchId: own.branchId, coOwnerIds: [own.branchId] };
    expect(await add(both)).toEqual({ coOwnerIds: "plans.invalid.ownerHelps" });
  });

  test("left empty, the responsible person is the owner's present secretary", async () => {
    const post = { kind: "party", partyPost: "branchSecretary", fromDay: "2024-01-01" } as const;
    const row = appointmentRow({
      hospitalId: world.home.hospitalId,
      staffId: own.memberStaffId,
      branchId: own.branchId,
      ...post,
    });
    const pool = new pg.Pool({ connectionString: database.url() });
    await insertRows(pool, "Appointment", [row]);
    await pool.end();
    const { name } = await db.staff.findFirstOrThrow({ where: { id: own.memberStaffId } });
    const plan = await draftPlan(committee, 2036, own.branchId);
    expect((await db.planItem.findFirstOrThrow({ where: { id: plan.task } })).responsible).toBe(name);
  });

  test("an item and a whole draft can be taken out, but not of an issued plan", async () => {
    const plan = await draftPlan(committee, 2037, own.branchId);
    await act("removeItem", committee, { id: plan.task, version: await itemVersion(plan.task) });
    expect(await db.planItem.count({ where: { planId: plan.id } })).toBe(1);
    await act("remove", committee, { id: plan.id, version: await planVersion(plan.id) });
    expect(await findPlanOfYear(committee, 2037)).toBeNull();
    const bound = await issued(committee, 2037, own.branchId);
    const removal = act("removeItem", committee, { id: bound.task, version: 1 });
    expect(await codeOf(removal)).toEqual(["CONFLICT", "plans.error.notDraft"]);
    expect(await codeOf(act("remove", committee, { id: bound.id, version: 2 }))).toEqual([
      "CONFLICT",
      "plans.error.notDraft",
    ]);
  });
});

describe("issuing", () => {
  test("needs goals with tasks, owners that are there, and targets ahead", async () => {
    const { id } = await act("create", committee, { year: 2040, title: "Plan", preface: "" });
    const issue = async () => refusal(act("issue", committee, { id, version: await planVersion(id) }));
    expect((await issue())[1]).toBe("plans.error.nothingToIssue");
    const days = { startsOn: "2040-01-01", dueOn: "2040-12-31", planId: id };
    const goal = await act("addItem", committee, typedItem({ ...days, title: "Bare" }));
    expect((await issue())[1]).toBe("plans.error.goalsWithoutTask");
    const task = await act(
      "addItem",
      committee,
      typedItem({ ...days, parentId: goal.id, ownerBranchId: own.branchId }),
    );
    const gone = await dissolve();
    await db.planItem.updateMany({ where: { id: task.id }, data: { ownerBranchId: gone } });
    expect((await issue())[1]).toBe("plans.error.ownersDissolved");
    const behind = { measure: "number", unit: "%", direction: "up", baseline: 90, target: 80 } as const;
    await db.planItem.updateMany({ where: { id: task.id }, data: { ownerBranchId: own.branchId, ...behind } });
    expect((await issue())[1]).toBe("plans.error.targetsBehind");
  });

  test("from then on every branch reads it; a draft only the Party committee", async () => {
    const draft = await draftPlan(committee, 2041, other.branchId);
    expect((await refusal(getPlan(secretary, draft.id)))[0]).toBe("NOT_FOUND");
    expect((await refusal(getItemPage(secretary, draft.id, draft.task)))[0]).toBe("NOT_FOUND");
    await act("issue", committee, { id: draft.id, version: 1 });
    expect((await getItemPage(secretary, draft.id, draft.task)).item.ownerBranchId).toBe(other.branchId);
    expect((await listPlans(secretary, planFilters.parse({}))).rows.map(({ year }) => year)).toContain(2041);
    // Nothing of it is there for another hospital, and its forms are only the Party committee's.
    for (const read of [
      () => getPlan(stranger, draft.id),
      () => getRoadmap(stranger, draft.id),
      () => getItemForm(secretary, draft.id, draft.task),
    ]) {
      expect((await refusal(read()))[0]).toBe("NOT_FOUND");
    }
    expect(await listAmendments(stranger, draft.id)).toEqual([]);
    expect((await refusal(getNewItemForm(committee, draft.id, draft.milestone)))[0]).toBe("NOT_FOUND");
    const sheet = await getPlanSheet(stranger, {}, (key) => key);
    expect(JSON.stringify(sheet.rows)).not.toContain("Plan 2041");
  });
});

describe("amending", () => {
  test("asks for a reason, and keeps what changed in one row", async () => {
    const plan = await issued(committee, 2042, own.branchId);
    const days = { startsOn: "2042-01-01", dueOn: "2042-11-30" };
    const changed = { id: plan.task, version: 1, ...days, title: "Task", ownerBranchId: other.branchId };
    expect(await fieldsOf(act("changeItem", committee, typedItem(changed)))).toEqual({
      reason: "plans.invalid.reason",
    });
    await act("changeItem", committee, typedItem({ ...changed, reason: "Building work", responsible: "Person" }));
    const [amendment] = await listAmendments(committee, plan.id);
    expect(amendment).toMatchObject({ number: 1, reason: "Building work", actorName: "Office" });
    expect(amendment?.changes.map(({ field, before, after }) => [field, before, after])).toEqual(
      expect.arrayContaining([
        ["owner", own.branchName, other.branchName],
        ["dueOn", "2042-12-31", "2042-11-30"],
      ]),
    );
    expect((await getItemPage(secretary, plan.id, plan.task)).amendments).toHaveLength(1);
    expect((await getItemPage(secretary, plan.id, plan.milestone)).amendments).toHaveLength(0);
    const same = { ...changed, version: 2, reason: "Again", responsible: "Person" };
    expect(await fieldsOf(act("changeItem", committee, typedItem(same)))).toEqual({
      reason: "plans.invalid.nothingChanged",
    });
  });

  test("may add, and give up what is not done, with all below it", async () => {
    const plan = await issued(committee, 2043, own.branchId);
    const more = { planId: plan.id, parentId: plan.task, startsOn: "2043-01-01", dueOn: "2043-03-31", title: "More" };
    expect(await fieldsOf(act("addItem", committee, typedItem(more)))).toEqual({ reason: "plans.invalid.reason" });
    const added = await act("addItem", committee, typedItem({ ...more, reason: "Asked for" }));
    await act("done", committee, { id: added.id, version: 1 });
    await act("dropItem", committee, { id: plan.task, version: 1, reason: "No longer wanted" });
    const { items } = await getRoadmap(secretary, plan.id);
    expect(items.map(({ title, state }) => [title, state])).toEqual([
      ["Goal", "notStarted"],
      ["Task", "dropped"],
      ["Milestone", "dropped"],
      ["More", "done"],
    ]);
    expect((await listAmendments(committee, plan.id)).map(({ reason }) => reason)).toEqual([
      "No longer wanted",
      "Asked for",
    ]);
    const again = act("changeItem", committee, typedItem({ id: plan.task, version: 2, reason: "R" }));
    expect(await codeOf(again)).toEqual(["CONFLICT", "plans.error.dropped"]);
  });

  test("of two people the second is told who was first", async () => {
    const plan = await issued(committee, 2044, own.branchId);
    const first = { ...committee, name: "First person" };
    const days = { startsOn: "2044-01-01", dueOn: "2044-12-31" };
    const change = (title: string) => typedItem({ id: plan.task, version: 1, ...days, title, reason: "Reason" });
    await act("changeItem", first, change("One"));
    const second = await act("changeItem", committee, change("Two")).catch((error) => error);
    expect(second).toMatchObject({
      code: "CONFLICT",
      messageKey: "core.error.changedBy",
      params: { name: "First person" },
    });
    const both = await Promise.allSettled(
      ["Three", "Four"].map((title) => act("changeItem", committee, { ...change(title), version: 2 })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await listAmendments(committee, plan.id)).toHaveLength(2);
    const head = { id: plan.id, title: "Renamed", preface: "", reason: "Reason" };
    await act("update", committee, { ...head, version: await planVersion(plan.id) });
    expect((await listAmendments(committee, plan.id))[0]?.changes[0]).toMatchObject({
      field: "planTitle",
      itemId: null,
    });
  });

  test("the database itself never changes an amendment", async () => {
    await expect(db.planAmendment.updateMany({ data: { reason: "Other" } })).rejects.toThrow();
    await expect(db.planAmendment.deleteMany({})).rejects.toThrow();
  });
});

describe("closing and copying", () => {
  test("a closed plan keeps its review and changes no more", async () => {
    const plan = await issued(committee, 2024, own.branchId);
    const close = { id: plan.id, version: 2, review: "" };
    expect(await fieldsOf(act("close", committee, close))).toEqual({ review: "core.invalid.required" });
    await act("close", committee, { ...close, review: "Done" });
    expect(await getPlan(secretary, plan.id)).toMatchObject({
      status: "closed",
      review: "Done",
      closedOn: "2026-06-15",
    });
    const days = { startsOn: "2024-01-01", dueOn: "2024-12-31" };
    for (const [name, input] of [
      ["changeItem", typedItem({ id: plan.task, version: 1, ...days, title: "Other", reason: "R" })],
      ["addItem", typedItem({ planId: plan.id, ...days, reason: "R" })],
      ["dropItem", { id: plan.task, version: 1, reason: "R" }],
      ["done", { id: plan.milestone, version: 1 }],
      ["tell", { id: plan.task, text: "Progress" }],
      ["update", { id: plan.id, version: 3, title: "Other", preface: "", reason: "R" }],
    ] as const) {
      expect([name, ...(await codeOf(act(name, committee, input)))]).toEqual([name, "CONFLICT", "plans.error.closed"]);
    }
  });

  test("a year that has not begun is not closed, and one that is not over only when that is said", async () => {
    const ahead = await issued(committee, 2027, own.branchId);
    const review = "Too soon";
    expect(await codeOf(act("close", committee, { id: ahead.id, version: 2, review, early: "on" }))).toEqual([
      "CONFLICT",
      "plans.error.yearAhead",
    ]);
    const running = await issued(committee, 2026, own.branchId);
    const close = { id: running.id, version: 2, review };
    expect(await fieldsOf(act("close", committee, close))).toEqual({ early: "plans.invalid.early" });
    expect((await getPlan(committee, running.id)).status).toBe("issued");
    await act("close", committee, { ...close, early: "on" });
    expect((await getPlan(committee, running.id)).status).toBe("closed");
  });

  test("next year starts from it: a year later, from where the numbers stand, without what was given up", async () => {
    const plan = await issued(committee, 2046, own.branchId);
    const gone = await dissolve();
    const measured = { measure: "number", unit: "%", direction: "up", baseline: 70, target: 90 } as const;
    await db.planItem.updateMany({ where: { id: plan.task }, data: measured });
    await act("tell", committee, { id: plan.task, text: "Better", value: "82.5" });
    await db.planItem.updateMany({ where: { id: plan.milestone }, data: { droppedOn: toDbDay("2026-06-01") } });
    await db.planItem.updateMany({ where: { id: plan.goal }, data: { ownerBranchId: gone } });
    const { id } = await act("copy", committee, { id: plan.id });
    const copy = await getRoadmap(committee, id);
    expect(copy.plan).toMatchObject({ year: 2047, status: "draft", copiedFromId: plan.id, title: "Plan 2047" });
    expect(copy.items.map(({ title, startsOn, dueOn, baseline }) => [title, startsOn, dueOn, baseline])).toEqual([
      ["Goal", "2047-01-01", "2047-12-31", null],
      ["Task", "2047-01-01", "2047-12-31", 82.5],
    ]);
    expect(copy.items[0]?.ownerBranchId).toBeNull();
    expect(copy.items[1]?.ownerBranchId).toBe(own.branchId);
    expect((await listLostOwners(committee, copy.plan)).map(({ title }) => title)).toEqual(["Goal"]);
    const again = await act("copy", committee, { id: plan.id }).catch((error) => error);
    expect(again).toMatchObject({
      code: "CONFLICT",
      messageKey: "plans.error.yearTaken",
      params: { title: "Plan 2047" },
    });
  });
});
