import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { jobsDone } from "@/lib/core/job";
import { clock, instantOf } from "@/lib/core/period";
import { listStewards } from "@/lib/core/steward";
import { translatorOf } from "@/lib/i18n/translate";
import { freezeClosed } from "@/lib/plans/commands/freeze-closed";
import { getItemPage } from "@/lib/plans/queries/item-page";
import { findKnownFigure } from "@/lib/plans/queries/known-figures";
import { findLeadTask } from "@/lib/plans/queries/lead-tasks";
import { getPlanWord } from "@/lib/plans/queries/plan-word";
import { getRoadmap } from "@/lib/plans/queries/roadmap";
import { getRoadmapSheet } from "@/lib/plans/queries/roadmap-sheet";
import { findTaskMeasure } from "@/lib/plans/queries/task-measure";
import { buildPlan } from "@/tests/support/roadmap-world";
import { alike, type Surveyed, scalesDocument, surveyor } from "@/tests/support/surveyed";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act, type Drafted, issued, planVersion } from "./plan-acts";

const database = useDatabase();
const { ask, answer } = surveyor(database.url);
const now = clock.now;
const t = translatorOf("en");

let world: World;
let committee: Actor;
let plan: Drafted;
let survey: Surveyed;

const document = scalesDocument({ key: "meals", dimension: "meals" });
const level = { measure: "figure", direction: "up", baseline: 10, target: 90, figure: "inpatient" } as const;
const inpatients = async () => {
  const months = { from: "2026-01", to: "2026-12" };
  const request = { figure: "inpatient" as const, branchIds: [world.home.own.branchId], ...months };
  return (await findKnownFigure(committee, request)).value;
};

/** Everything that is told of the plan: on its pages, on paper, as a worksheet, and to the brand that leads its task. */
async function told(actor: Actor) {
  const { items } = await getRoadmap(actor, plan.id);
  const { item, figure } = await getItemPage(actor, plan.id, plan.task);
  const word = (await getPlanWord(actor, plan.id, t, { letterhead: false })).document.blocks;
  const { about, rows } = await getRoadmapSheet(actor, { plan: plan.id }, t);
  const measure = await findTaskMeasure(actor, plan.task, ["2026-12", "2027-02"]);
  const lead = await findLeadTask(actor, plan.task);
  return { items, item, figure, word, rows, filters: about[0], lead, readings: measure?.readings };
}

const answered = (count: number, value: number) =>
  answer(world.home.hospitalId, survey, document, {
    departmentId: world.home.own.departmentId,
    month: "2026-05",
    answers: alike(count, value),
  });

/** Sheets turn up that nobody had typed in, and a word comes too late. */
async function correctSources(): Promise<void> {
  await answered(20, 5);
  const late = { actorId: committee.userId, actorName: "Late", text: "Told too late" };
  await db.planProgress.create({ data: { hospitalId: world.home.hospitalId, itemId: plan.task, ...late } });
}

beforeAll(async () => {
  clock.now = () => instantOf("2026-12-30", "10:00");
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  plan = await issued(committee, 2026, world.home.own.branchId);
  await db.planItem.updateMany({ where: { id: plan.task }, data: level });
  const { hospitalId, other } = world.home;
  await db.planCoOwner.create({ data: { hospitalId, itemId: plan.milestone, branchId: other.branchId } });
  survey = await ask({ hospitalId, population: "inpatient", document, opensOn: "2026-05-01", closesOn: "2026-05-31" });
  await answered(10, 3);
});

afterAll(() => {
  clock.now = now;
});

describe("a plan that is closed", () => {
  test("goes on saying what it said then, whatever is corrected at the source", async () => {
    const before = await told(committee);
    expect(before.figure).toMatchObject({ state: "known", n: 10 });
    await act("close", committee, { id: plan.id, version: await planVersion(plan.id), review: "Review", early: "on" });
    const value = await inpatients();
    await correctSources();
    expect(await inpatients()).not.toBe(value);
    clock.now = () => instantOf("2027-03-01", "10:00");
    const after = await told(committee);
    const kept = ({ items, item, figure, rows, readings }: typeof after) => ({ items, item, figure, rows, readings });
    expect(kept(after)).toEqual(kept(before));
    expect(after.lead).toEqual({ ...before.lead, closed: true });
    expect(after.item.current).toBe(value);
  });

  test("names the day on which that was kept, on paper and in the worksheet", async () => {
    const { word, filters } = await told(actorAtHome(world, "branchSecretary"));
    const kept = "kept when the plan was closed on 30 Dec 2026";
    expect([JSON.stringify(word), String(filters)].map((text) => text.includes(kept))).toEqual([true, true]);
  });

  test("is what next year's begins from, with the number that was kept", async () => {
    const { item } = await told(committee);
    const { id } = await act("copy", committee, { id: plan.id });
    const copy = await db.planItem.findFirstOrThrow({ where: { planId: id, copiedFromId: plan.task } });
    expect(copy.baseline?.toNumber()).toBe(item.current);
  });

  test("is refused every change by the database itself", async () => {
    const { hospitalId, other } = world.home;
    const where = { id: plan.id };
    const item = { hospitalId, planId: plan.id, kind: "goal" as const, position: 9, title: "Goal" };
    const next = await issued(committee, 2046, other.branchId);
    const days = { startsOn: new Date("2026-01-01"), dueOn: new Date("2026-12-31") };
    for (const change of [
      () => db.annualPlan.updateMany({ where, data: { standings: {} } }),
      () => db.annualPlan.updateMany({ where, data: { review: "Other" } }),
      () => db.annualPlan.updateMany({ where, data: { status: "issued", closedOn: null } }),
      () => db.annualPlan.deleteMany({ where }),
    ]) {
      await expect(change()).rejects.toThrow(/a closed plan is never changed/);
    }
    for (const change of [
      () => db.planItem.updateMany({ where: { id: plan.task }, data: { doneOn: days.dueOn } }),
      () => db.planItem.deleteMany({ where: { id: plan.milestone } }),
      () => db.planItem.create({ data: { ...item, ...days } }),
      () => db.planCoOwner.create({ data: { hospitalId, itemId: plan.task, branchId: other.branchId } }),
      () => db.planItem.updateMany({ where: { id: plan.milestone }, data: { planId: next.id, parentId: next.task } }),
      () => db.planCoOwner.updateMany({ where: { itemId: plan.milestone }, data: { itemId: next.task } }),
    ]) {
      await expect(change()).rejects.toThrow(/closed plan is never changed/);
    }
  });
});

describe("a plan that was closed by something that kept nothing", () => {
  test("cannot come of closing one here", async () => {
    const other = await issued(committee, 2045, world.home.own.branchId);
    const data = { status: "closed", closedOn: new Date("2027-03-01"), review: "Review" } as const;
    const closing = db.annualPlan.updateMany({ where: { id: other.id }, data });
    await expect(closing).rejects.toThrow(/closed together with where its items stand/);
  });

  test("is frozen at the next start, once, and not again, whatever keeps another from it", async () => {
    const at = { hospitalId: world.home.hospitalId, actorId: committee.userId, actorName: "N", text: "Not a number" };
    const broken = await buildPlan(database.url(), world.home, { year: 2024, status: "closed" });
    const number = { measure: "number", baseline: 1, target: 2, unit: "%", direction: "up" } as const;
    await db.planItem.updateMany({ where: { id: broken.taskId }, data: number });
    const { id } = await db.planProgress.create({ data: { ...at, itemId: broken.taskId, value: 1 } });
    await db.$executeRaw`UPDATE "PlanProgress" SET value = 'NaN' WHERE id = ${id}::uuid`;
    const loaded = await buildPlan(database.url(), world.home, { year: 2025, status: "closed" });
    const before = (await getRoadmap(committee, loaded.planId)).items;
    for (const _ of ["a start", "another"]) {
      for (const steward of await listStewards()) freezeClosed(steward, null);
      await jobsDone();
    }
    const { standings } = await db.annualPlan.findFirstOrThrow({ where: { id: loaded.planId } });
    expect(Object.keys(standings as object)).toHaveLength(before.length);
    expect((await db.annualPlan.findFirstOrThrow({ where: { id: broken.planId } })).standings).toBeNull();
    expect(await db.auditEntry.count({ where: { action: "plan.freeze", subjectId: loaded.planId } })).toBe(1);
    const thing = { hospitalId: world.home.hospitalId, actorId: committee.userId, actorName: "Late", text: "Told" };
    await db.planProgress.create({ data: { ...thing, itemId: loaded.taskId, at: new Date("2025-06-01") } });
    expect((await getRoadmap(committee, loaded.planId)).items).toEqual(before);
  });
});
