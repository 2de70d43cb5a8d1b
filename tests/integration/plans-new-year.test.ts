import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBrand, listBrands } from "@/lib/brands/queries";
import { listLeadStates } from "@/lib/brands/queries/lead-states";
import { listShownBrands } from "@/lib/brands/queries/shown-brands";
import { brandFilters } from "@/lib/brands/schema";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf, type Month, toDbDay } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { getPlanWord } from "@/lib/plans/queries/plan-word";
import { listMatters } from "@/lib/plans/queries/supervision";
import { getPrefill } from "@/lib/reports/queries/prefill";
import { getReport } from "@/lib/reports/queries/report-detail";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld } from "@/tests/support/world";
import { act, type Drafted, issued, planVersion, typedItem } from "./plan-acts";
import { act as report } from "./reports-acts";

const database = useDatabase();

let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let secretary: Actor;
let leader: Actor;
let plan: Drafted;
let november: string;
/** The copy of the task in the plan of 2027. */
let copied: string;
const now = clock.now;

const onDay = (day: string) => {
  clock.now = () => instantOf(day, "10:00");
};
const TEXTS = { progress: "Progress", result: "Result", problem: "", nextStep: "", helpWanted: "" };
const versionOf = async (id: string) => (await db.monthlyReport.findFirstOrThrow({ where: { id } })).version;

async function handIn(month: Month): Promise<string> {
  const { id } = await report("open", secretary, { brandId: own.brandId, month });
  await report("submit", secretary, { id, version: await versionOf(id), ...TEXTS });
  return id;
}

/** 2026 is issued, led by the brand, reported of in November, copied, and closed once 2027 is issued. */
beforeAll(async () => {
  onDay("2026-06-03");
  const world = await buildWorld(database.url());
  ({ own, other } = world.home);
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  leader = actorAtHome(world, "leader");
  const letters = { letterhead: "Letterhead", documentPrefix: "P" };
  await db.hospital.updateMany({ where: { id: world.home.hospitalId }, data: letters });
  plan = await issued(committee, 2026, own.branchId);
  await db.annualPlan.updateMany({ where: { id: plan.id }, data: { documentNumber: "12" } });
  await db.brand.updateMany({ where: { id: own.brandId }, data: { fromMonth: "2026-01", planItemId: plan.task } });
  onDay("2026-12-02");
  november = await handIn("2026-11");
  onDay("2026-12-28");
  const copy = await act("copy", committee, { id: plan.id });
  const task = await db.planItem.findFirstOrThrow({ where: { planId: copy.id, kind: "task" } });
  copied = task.id;
  await db.planItem.updateMany({ where: { id: copied }, data: { title: "Task of 2027" } });
  const soon = { startsOn: "2027-01-01", dueOn: "2027-01-05", title: "Due on 5 January" };
  await act(
    "addItem",
    committee,
    typedItem({ planId: copy.id, parentId: copied, ownerBranchId: own.branchId, ...soon }),
  );
  // While 2027 is a draft the brand goes on with the task of 2026, also in January.
  onDay("2027-01-02");
  expect((await getBrand(committee, own.brandId)).planItemId).toBe(plan.task);
  onDay("2026-12-28");
  await act("issue", committee, { id: copy.id, version: await planVersion(copy.id) });
});

afterAll(() => {
  clock.now = now;
});

describe("over New Year", () => {
  test("what is due in the first days of a plan that is issued is seen in December", async () => {
    onDay("2026-12-28");
    expect((await listMatters(committee)).map(({ title }) => title)).toContain("Due on 5 January");
    onDay("2026-12-20");
    expect((await listMatters(committee)).map(({ title }) => title)).not.toContain("Due on 5 January");
  });

  test("a brand goes on with the task of the new year, wherever it is shown", async () => {
    onDay("2026-12-31");
    expect((await getBrand(committee, own.brandId)).plan?.year).toBe(2026);
    onDay("2027-02-02");
    const brand = await getBrand(committee, own.brandId);
    expect(brand).toMatchObject({ planItemId: copied, leadTask: "Task of 2027", plan: { year: 2027 } });
    const { rows } = await listBrands(committee, brandFilters.parse({ branch: own.branchId }));
    expect(rows.map(({ plan: of }) => of?.year)).toEqual([2027]);
    expect((await listLeadStates(committee, rows)).get(own.brandId)?.href).toContain(copied);
  });

  test("the gallery's search and order go by the words of today's plan, not by the copy beside the brand", async () => {
    onDay("2027-02-02");
    const set = (id: string, leadTaskDueOn: Date) =>
      db.brand.updateMany({ where: { id }, data: { leadTask: "Words of the day it was saved", leadTaskDueOn } });
    await set(own.brandId, toDbDay("2027-01-01"));
    await set(other.brandId, toDbDay("2027-06-30"));
    const found = async (given: object) =>
      (await listBrands(committee, brandFilters.parse(given))).rows.map(({ id }) => id);
    expect(await found({ q: "task OF 2027" })).toEqual([own.brandId]);
    expect(await found({ q: "the day it was saved" })).toEqual([other.brandId]);
    expect(await found({ order: "due" })).toEqual([other.brandId, own.brandId]);
    const second = await listBrands(committee, brandFilters.parse({ order: "due", page: 2 }), 1);
    expect([second.rows.map(({ id }) => id), second.total]).toEqual([[own.brandId], 2]);
    const elsewhere = { ...secretary, branchIds: [other.branchId] };
    const shown = await listShownBrands(elsewhere, brandFilters.parse({ q: "Task of 2027" }));
    expect(shown.rows.map(({ leadTask }) => leadTask)).toEqual(["Task of 2027"]);
  });

  test("a report tells of the task of its own year, and of none in a plan that is closed", async () => {
    onDay("2027-01-04");
    await act("close", committee, { id: plan.id, version: await planVersion(plan.id), review: "Review" });
    const december = await handIn("2026-12");
    onDay("2027-02-02");
    const january = await handIn("2027-01");
    const told = await db.planProgress.findMany({ where: { reportId: { in: [december, january] } } });
    expect(told.map(({ reportId, itemId }) => [reportId, itemId])).toEqual([[january, copied]]);
    const taskOf = async (id: string, month: Month) => {
      const { task } = await getPrefill(secretary, { id, branchId: own.branchId, brandId: own.brandId, month });
      return [task?.year, task?.id, task?.closed];
    };
    expect(await taskOf(december, "2026-12")).toEqual([2026, plan.task, true]);
    expect(await taskOf(january, "2027-01")).toEqual([2027, copied, false]);
    expect((await getReport(secretary, december)).snapshot?.task).toMatchObject({ year: 2026, closed: true });
    expect((await getReport(secretary, january)).snapshot).toMatchObject({ leadTask: "Task of 2027" });
  });

  test("a report that is taken back takes nothing out of a plan that is closed", async () => {
    const told = () => db.planProgress.count({ where: { reportId: november } });
    expect(await told()).toBe(1);
    await report("withdraw", secretary, { id: november, version: await versionOf(november) });
    expect(await told()).toBe(1);
  });

  test("the plan keeps the number of its year, and only who manages it may try another", async () => {
    onDay("2027-03-01");
    const t = translatorOf("zh-CN");
    const numberOf = async (actor: Actor, number?: string) =>
      (await getPlanWord(actor, plan.id, t, { letterhead: true, number })).document.letterhead?.number;
    expect(await numberOf(leader)).toContain("2026");
    expect(await numberOf(leader, "999")).toBe(await numberOf(leader));
    expect(await numberOf(committee, "999")).toContain("999");
  });
});
