import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { recordValuesAction, saveIndicatorsAction } from "@/lib/brands/actions";
import { getBrandPage } from "@/lib/brands/queries/brand-page";
import { getBrandWord } from "@/lib/brands/queries/brand-word";
import { listIndicators } from "@/lib/brands/queries/indicators";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMonths, instantOf, type Month, thisMonth, toDbDay } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { getPrefill } from "@/lib/reports/queries/prefill";
import { getReport } from "@/lib/reports/queries/report-detail";
import { getReportWord } from "@/lib/reports/queries/report-word";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./reports-acts";

const database = useDatabase();
const NOW = thisMonth();
const [BEFORE, LAST] = [addMonths(NOW, -2), addMonths(NOW, -1)];
const LED = { title: "Day surgery", figure: "leadTask" };

let world: World;
let own: BranchWorld;
let secretary: Actor;
let taskId: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  taskId = world.home.plans.ofBranch(own.branchId).task;
});

const run = (action: object, input: object): Promise<{ id: string }> => {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return execute(definition, secretary, { id: own.brandId, ...input });
};

const save = async (rows: object) => {
  const { version } = await db.brand.findFirstOrThrow({ where: { id: own.brandId }, select: { version: true } });
  return run(saveIndicatorsAction, { version, rows });
};

const measured = (data: object) => db.planItem.updateMany({ where: { id: taskId }, data });

/** Tells a number on the tenth of a month. */
const tell = (month: Month, value: number) =>
  db.planProgress.create({
    data: {
      hospitalId: world.home.hospitalId,
      itemId: taskId,
      at: instantOf(`${month}-10`, "09:00"),
      actorId: secretary.userId,
      actorName: secretary.name,
      text: "Told",
      value,
    },
  });

test("an indicator goes by the lead task only where the plan measures it", async () => {
  const attempt = () => save({ 0: LED });
  const unmeasured = { fieldErrors: { "rows.0.figure": "brands.invalid.taskUnmeasured" } };
  await expect(attempt()).rejects.toMatchObject(unmeasured);
  await db.brand.updateMany({ where: { id: own.brandId }, data: { planItemId: taskId } });
  await expect(attempt()).rejects.toMatchObject(unmeasured);
});

test("what was written down goes on as the lead task's number in the same unit, and the plan tells it from then on", async () => {
  await measured({ measure: "number", unit: "%", direction: "up", baseline: 18, target: 30 });
  await save({ 0: { title: "Day surgery", unit: "cases", target: "40" } });
  const [first] = await listIndicators(secretary, own.brandId, NOW);
  const id = first?.id ?? "";
  await run(recordValuesAction, { month: BEFORE, values: { [id]: "26.5" }, seen: {} });
  const other = { fieldErrors: { "rows.0.figure": "brands.invalid.hasValues" } };
  await expect(save({ 0: { id, ...LED } })).rejects.toMatchObject(other);
  await save({ 0: { id, title: "Day surgery", unit: "%", target: "40" } });
  // Whatever was typed beside it, the numbers are the plan's.
  await save({ 0: { id, ...LED, target: "99", unit: "cases" } });
  await tell(LAST, 28.2);
  await tell(NOW, 28.6);

  const { indicators } = await getBrandPage(secretary, own.brandId);
  const [shown] = indicators;
  expect(shown).toMatchObject({ source: "leadTask", figure: null, unit: "%", baseline: 18, target: 30 });
  const told = { value: 28.2, state: "known", toldOn: `${LAST}-10`, href: expect.stringMatching(`/items/${taskId}$`) };
  expect(shown?.current).toMatchObject(told);
  expect(shown?.previous).toMatchObject({ value: 26.5, toldOn: null, href: null });
  await measured({ target: 35 });
  const [today] = await listIndicators(secretary, own.brandId, NOW);
  expect(today).toMatchObject({ target: 35, current: { value: 28.6 } });
  const typed = run(recordValuesAction, { month: LAST, values: { [id]: "1" }, seen: {} });
  await expect(typed).rejects.toMatchObject({ messageKey: "brands.invalid.knownByItself" });
});

test("the month's report tells the task's number of that month, with its day, also as a document", async () => {
  const at = { id: randomUUID(), branchId: own.branchId, brandId: own.brandId };
  const measure = { unit: "%", figure: null, baseline: 18, target: 35, state: "known", n: null, low: null, high: null };
  const now = { ...measure, value: 28.6, toldOn: `${NOW}-10` };
  expect((await getPrefill(secretary, { ...at, month: NOW })).task?.measure).toEqual(now);
  expect((await getPrefill(secretary, { ...at, month: LAST })).task?.measure).toMatchObject({ value: 28.2 });
  expect((await getPrefill(secretary, { ...at, month: BEFORE })).task?.measure).toMatchObject({
    state: "missing",
    toldOn: null,
  });
  const { id } = await act("open", secretary, { brandId: own.brandId, month: NOW });
  const { version } = await db.monthlyReport.findFirstOrThrow({ where: { id } });
  const texts = { progress: "Half of the wards", result: "Two days less", problem: "", nextStep: "Train nurses" };
  await act("submit", secretary, { id, version, ...texts });
  expect((await getReport(secretary, id)).snapshot?.task?.measure).toEqual(now);
  const { document } = await getReportWord(secretary, id, translatorOf("zh-CN"));
  expect(JSON.stringify(document.blocks)).toContain("任务数值 28.6 %");
});

test("a task that goes by a figure of the system brings its unit, and a month before its plan has none", async () => {
  await measured({ measure: "figure", figure: "activities", unit: null, baseline: null, target: 24 });
  await measured({ startsOn: toDbDay(`${LAST}-01`) });
  const [row] = await listIndicators(secretary, own.brandId, LAST);
  expect(row).toMatchObject({ unit: "", figure: "activities", target: 24, current: { state: "known", toldOn: null } });
  expect(row?.previous).toMatchObject({ value: 26.5 });
});

test("on paper a number says whether it was counted or written down before the plan had one", async () => {
  const said = async () =>
    JSON.stringify((await getBrandWord(secretary, own.brandId, translatorOf("en"))).document.blocks);
  expect(await said()).toContain("Counted from records");
  await measured({ startsOn: toDbDay(`${NOW}-01`) });
  await db.brandIndicatorValue.updateMany({ where: { month: BEFORE }, data: { month: LAST } });
  expect(await said()).toContain("Entered by the branch");
});
