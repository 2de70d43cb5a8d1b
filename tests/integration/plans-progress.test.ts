import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import { noteReportProgress } from "@/lib/plans/commands/note-progress";
import { getItemPage, getItemTitle } from "@/lib/plans/queries/item-page";
import { findKnownFigure } from "@/lib/plans/queries/known-figures";
import { findLeadTask, listLeadTasks } from "@/lib/plans/queries/lead-tasks";
import { listMatters } from "@/lib/plans/queries/supervision";
import { findTaskMeasure } from "@/lib/plans/queries/task-measure";
import { insertRows } from "@/prisma/seed/insert";
import { actorOf } from "@/tests/support/actors";
import { activityRow, attendanceRow } from "@/tests/support/factories";
import { regulationRuleRow } from "@/tests/support/register-rows";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act, type Drafted, issued, itemVersion, typedItem } from "./plan-acts";
import { refusal } from "./survey-acts";

const database = useDatabase();

let world: World;
let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let secretary: Actor;
let neighbour: Actor;
let plan: Drafted;
const now = clock.now;

beforeAll(async () => {
  clock.now = () => instantOf("2026-06-15", "10:00");
  world = await buildWorld(database.url());
  ({ own, other } = world.home);
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  const { hospitalId } = world.home;
  neighbour = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [other.branchId] });
  plan = await issued(committee, 2026, own.branchId);
});

afterAll(() => {
  clock.now = now;
});

const itemOf = async (id: string) => (await getItemPage(committee, plan.id, id)).item;

describe("telling progress", () => {
  test("is for the owner, those who help and the Party committee", async () => {
    await act("tell", secretary, { id: plan.task, text: "Begun" });
    expect((await refusal(act("tell", neighbour, { id: plan.task, text: "Hello" })))[0]).toBe("FORBIDDEN");
    await db.planCoOwner.create({
      data: { hospitalId: world.home.hospitalId, itemId: plan.task, branchId: other.branchId },
    });
    await act("tell", neighbour, { id: plan.task, text: "Helped" });
    const { progress } = await getItemPage(neighbour, plan.id, plan.task);
    expect(progress.map(({ text }) => text)).toEqual(["Helped", "Begun"]);
    expect((await itemOf(plan.goal)).lastProgressOn).toBe("2026-06-15");
  });

  test("a number only where the item is measured by one; the last one counts", async () => {
    const value = { id: plan.milestone, text: "Half", value: "5" };
    expect((await refusal(act("tell", secretary, value)))[2]).toEqual({ value: "plans.invalid.valueOfNothing" });
    const measured = { measure: "number", unit: "h", direction: "up", baseline: 0, target: 10 } as const;
    await db.planItem.updateMany({ where: { id: plan.milestone }, data: measured });
    await act("tell", secretary, value);
    expect(await itemOf(plan.milestone)).toMatchObject({ current: 5, progress: 0.5, state: "atRisk" });
    await act("tell", secretary, { ...value, value: "10" });
    expect(await itemOf(plan.milestone)).toMatchObject({ current: 10, state: "done" });
  });

  test("a milestone is marked done and taken back; a goal follows from its tasks", async () => {
    const marked = { id: plan.task, version: await itemVersion(plan.task) };
    await act("done", secretary, marked);
    expect(await itemOf(plan.task)).toMatchObject({ state: "done", doneOn: "2026-06-15" });
    expect((await itemOf(plan.goal)).state).toBe("done");
    const late = await act("undone", secretary, marked).catch((error) => error);
    expect(late).toMatchObject({ code: "CONFLICT", messageKey: "core.error.changedBy" });
    await act("undone", secretary, { ...marked, version: marked.version + 1 });
    expect((await itemOf(plan.task)).doneOn).toBeNull();
    expect((await refusal(act("done", committee, { id: plan.goal, version: 1 })))[1]).toBe("plans.error.goalFollows");
  });
});

describe("a wrong number", () => {
  const share = { measure: "number", unit: "%", direction: "up", baseline: 20, target: 30 } as const;
  const last = async () => (await getItemPage(committee, plan.id, plan.task)).progress[0];

  test("is questioned where a share is more than the whole, of what is told and of what is aimed at", async () => {
    await db.planItem.updateMany({ where: { id: plan.task }, data: share });
    const slip = { id: plan.task, text: "Slip", value: "286" };
    expect((await refusal(act("tell", secretary, slip)))[2]).toEqual({ over: "plans.invalid.overWhole" });
    const typed = typedItem({
      ...share,
      planId: plan.id,
      parentId: plan.goal,
      baseline: "20",
      target: "286",
      reason: "R",
    });
    expect((await refusal(act("addItem", committee, typed)))[2]).toEqual({ over: "plans.invalid.overWhole" });
    await act("tell", secretary, { ...slip, value: "28.6" });
    await act("tell", secretary, { ...slip, over: "on" });
    expect((await itemOf(plan.task)).current).toBe(286);
  });

  test("is struck with a reason by who told it or the committee: it can be read, and counts no more", async () => {
    const id = (await last())?.id ?? "";
    const strike = { id, reason: "A point was left out" };
    // The neighbour helps with the task, and told something else of it.
    expect((await refusal(act("strike", neighbour, strike)))[0]).toBe("FORBIDDEN");
    const abroad = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
    expect((await refusal(act("strike", abroad, strike)))[0]).toBe("NOT_FOUND");
    expect((await refusal(getItemTitle(abroad, plan.task)))[0]).toBe("NOT_FOUND");
    expect(await getItemTitle(neighbour, plan.task)).toBe("Task");
    expect((await refusal(act("strike", secretary, { id, reason: " " })))[2]).toHaveProperty("reason");
    await act("strike", secretary, strike);
    expect((await itemOf(plan.task)).current).toBe(28.6);
    expect((await findTaskMeasure(committee, plan.task, ["2026-06"]))?.readings[0]?.value).toBe(28.6);
    const struck = { byName: secretary.name, reason: strike.reason };
    expect(await last()).toMatchObject({ text: "Slip", value: 286, struck, strikes: false });
    expect((await refusal(act("strike", committee, strike)))[1]).toBe("plans.error.isStruck");
    await expect(db.planProgress.updateMany({ where: { id }, data: { text: "Other" } })).rejects.toThrow(
      /never changed/,
    );
    const [, before] = (await getItemPage(secretary, plan.id, plan.task)).progress;
    expect(before).toMatchObject({ value: 28.6, struck: null, strikes: true });
    await act("strike", committee, { id: before?.id, reason: "Told twice" });
    expect((await itemOf(plan.task)).current).toBeNull();
    const none = { measure: "none", unit: null, direction: null, baseline: null, target: null } as const;
    await db.planItem.updateMany({ where: { id: plan.task }, data: none });
  });
});

describe("what a monthly report tells", () => {
  test("is one entry a report, written again when it is submitted again", async () => {
    const told = { itemId: plan.task, reportId: own.reports.submitted, text: "First", month: "2026-05" };
    const note = (given: object) => db.$transaction((tx) => noteReportProgress(tx, secretary, { ...told, ...given }));
    expect((await note({}))[0]).toMatchObject({ action: "planItem.progress", after: { text: "First" } });
    await note({ text: "Mended" });
    const { progress } = await getItemPage(secretary, plan.id, plan.task);
    const ofReport = progress.filter(({ fromReport }) => fromReport);
    expect(ofReport.map(({ text, reportHref }) => [text, reportHref])).toEqual([
      ["Mended", `/reports/${own.reports.submitted}`],
    ]);
    // Who neither writes nor reviews the branch's reports reads of it what is approved, and this is not.
    const seen = await getItemPage(neighbour, plan.id, plan.task);
    expect(seen.progress.filter(({ fromReport }) => fromReport)).toEqual([]);
  });

  test("a branch finds the tasks it owns or helps with in the issued plan of the year", async () => {
    const titles = async (branchId: string, day: string) =>
      (await listLeadTasks(secretary, { branchId, day })).map(({ title, owner }) => [title, owner]);
    expect(await titles(own.branchId, "2026-05-01")).toEqual([["Task", true]]);
    expect(await titles(other.branchId, "2026-05-01")).toEqual([["Task", false]]);
    expect(await titles(own.branchId, "2025-05-01")).toEqual([]);
    expect((await findLeadTask(secretary, plan.task))?.milestones).toHaveLength(1);
    expect(await findLeadTask(secretary, plan.milestone)).toBeNull();
    const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
    expect(await findLeadTask(stranger, plan.task)).toBeNull();
    expect(await listLeadTasks(stranger, { branchId: own.branchId, day: "2026-05-01" })).toEqual([]);
  });
});

test("what an amendment adds is silent from the day on which it was added", async () => {
  clock.now = () => instantOf("2026-11-28", "10:00");
  const below = { planId: plan.id, parentId: plan.goal, ownerBranchId: own.branchId };
  const { id } = await act("addItem", committee, typedItem({ ...below, title: "Added", reason: "R" }));
  const quietOf = async () => (await listMatters(committee)).find((one) => one.id === id)?.days.quiet;
  expect(await quietOf()).toBeUndefined();
  clock.now = () => instantOf("2026-12-30", "10:00");
  expect(await quietOf()).toBe(32);
  clock.now = () => instantOf("2026-06-15", "10:00");
});

describe("what the system knows by itself", () => {
  const months = { from: "2026-01", to: "2026-06" };
  const of = (figure: "outpatient" | "activities" | "trainings" | "served", branchIds: string[] | null) =>
    findKnownFigure(secretary, { figure, branchIds, ...months });

  test("satisfaction is that of the paired departments, and says the same to everybody in the hospital", async () => {
    const figure = await of("outpatient", [own.branchId]);
    expect(figure).toMatchObject({ state: "known", n: 8, unit: "points" });
    expect(figure.low).toBeLessThan(figure.value ?? 0);
    const request = { figure: "outpatient", branchIds: [own.branchId], ...months } as const;
    expect((await findKnownFigure(neighbour, request)).value).toBe(figure.value);
    expect((await of("outpatient", null)).n).toBe(16);
    expect((await of("outpatient", [])).state).toBe("missing");
    const abroad = await findKnownFigure(secretary, { ...request, branchIds: [world.abroad.own.branchId] });
    expect(abroad.state).toBe("missing");
  });

  test("counts are those of what was held, not cancelled, not still to come; zero is known", async () => {
    const { hospitalId } = world.home;
    const before = (await of("activities", [own.branchId])).value ?? 0;
    const at = { hospitalId, branchId: own.branchId };
    const moment = (day: string) => ({
      heldOn: day,
      startsAt: instantOf(day, "08:00").toISOString(),
      endsAt: instantOf(day, "09:00").toISOString(),
    });
    const held = activityRow({ ...at, ...moment("2026-03-03"), kind: "training", served: 12 });
    const cancelled = activityRow({ ...at, ...moment("2026-03-04"), cancelledAt: "2026-03-01T00:00:00.000Z" });
    const ahead = activityRow({ ...at, ...moment("2026-06-20") });
    const pool = new pg.Pool({ connectionString: database.url() });
    await insertRows(pool, "Activity", [held, cancelled, ahead]);
    await insertRows(pool, "Attendance", [attendanceRow({ hospitalId, activityId: held.id, memberId: own.memberId })]);
    const rule = { key: "training.training", value: 1, unit: "flag", effectiveOn: "2018-01-01" };
    await insertRows(pool, "RegulationRule", [regulationRuleRow({ hospitalId, ...rule })]);
    await pool.end();
    expect(await of("activities", [own.branchId])).toMatchObject({ state: "known", value: before + 1, n: null });
    expect((await of("trainings", [own.branchId])).value).toBe(1);
    expect((await of("trainings", [other.branchId])).value).toBe(0);
    expect((await of("served", [own.branchId])).value).toBe(12);
  });

  test("nothing is known of months that have not come", async () => {
    const request = { figure: "activities", branchIds: null, from: "2026-07", to: "2026-06" } as const;
    expect(await findKnownFigure(committee, request)).toMatchObject({ state: "missing", value: null });
  });
});
