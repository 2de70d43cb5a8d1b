import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMonths, thisMonth, today } from "@/lib/core/period";
import { listBranchDue } from "@/lib/dashboards/queries/branch-due";
import { lateReports } from "@/lib/dashboards/rules";
import { messagesOf } from "@/lib/i18n/messages";
import { translatorOf } from "@/lib/i18n/translate";
import { listReportStates, listYearReports } from "@/lib/reports/queries";
import { getReportDeadline } from "@/lib/reports/queries/deadline";
import { getDesk } from "@/lib/reports/queries/desk";
import { getDeskSheet } from "@/lib/reports/queries/desk-sheet";
import { getLateMonth } from "@/lib/reports/queries/late-months";
import { getReport } from "@/lib/reports/queries/report-detail";
import { listReports } from "@/lib/reports/queries/report-list";
import { getReportListSheet } from "@/lib/reports/queries/report-list-sheet";
import { reportFilters } from "@/lib/reports/schema";
import { deskFilters } from "@/lib/reports/schema/desk";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./reports-acts";

const database = useDatabase();
// The world's returned report is December's; November's is approved by hand and has no events.
const month = "2025-10";
const texts = { progress: "Half of the wards", result: "Two days less", problem: "", nextStep: "" };

let world: World;
let own: BranchWorld;
let secretary: Actor;
let reviewer: Actor;
let id: string;

async function reopened(of: string): Promise<string> {
  id = (await act("open", secretary, { brandId: own.brandId, month: of })).id;
  await submit();
  await decide("approve");
  await act("reopen", reviewer, { id, version: await version(), comment: "A wrong figure" });
  return id;
}

const version = async () => (await db.monthlyReport.findFirstOrThrow({ where: { id } })).version;
const submit = async () => act("submit", secretary, { id, version: await version(), ...texts });
const decide = async (intent: string) =>
  act("review", reviewer, { id, version: await version(), intent, comment: "Why" });

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  reviewer = actorAtHome(world, "committee");
  id = await reopened(month);
});

const listed = async (status: string) => {
  const { rows, total } = await listReports(reviewer, "all", reportFilters.parse({ status }));
  expect(total).toBe(rows.length);
  return rows.map((row) => [row.id, row.status]);
};
const cells = async (state: string) =>
  (await getDesk(reviewer, deskFilters.parse({ year: 2025, branch: own.branchId, state }))).rows
    .flatMap((row) => row.cells.flat())
    .map((cell) => cell.state)
    .slice(9);

test("what was approved and is open again is called so in the list, its filter and its file", async () => {
  expect(await listed("reopened")).toEqual([[id, "reopened"]]);
  const returned = await listed("returned");
  expect(returned).toContainEqual([own.reports.returned, "returned"]);
  expect(returned.map(([one]) => one)).not.toContain(id);
  for (const [locale, word] of [
    ["zh-CN", "已重开"],
    ["en", "Reopened"],
  ] as const) {
    const sheet = await getReportListSheet(reviewer, { status: "reopened" }, translatorOf(locale));
    expect(sheet.rows.map((row) => row[3])).toEqual([word]);
    expect(messagesOf(locale).ui.yearRing.reopened).toBe(word);
  }
});

test("the desk has a word of its own for it, as filter, in its sums and in its file; late it is not", async () => {
  expect(await cells("reopened")).toEqual(["reopened", "approved", "returned"]);
  const desk = await getDesk(reviewer, deskFilters.parse({ year: 2025, branch: own.branchId }));
  expect(desk.months[9]?.totals).toEqual([{ word: "reopened", count: 1 }]);
  const sheet = await getDeskSheet(reviewer, { year: "2025", branch: own.branchId }, translatorOf("zh-CN"));
  expect(sheet.rows[0]?.[10]).toBe("已重开 · 迟交");
});

test("the month at a glance, the year ring, the branch and the report agree", async () => {
  const states = await listReportStates(reviewer, [month]);
  expect(states.find(({ reportId }) => reportId === id)).toMatchObject({ status: "reopened" });
  expect(await listYearReports(reviewer, [own.brandId], [month])).toMatchObject([{ id, status: "reopened" }]);
  expect(await getReport(reviewer, id)).toMatchObject({ status: "returned", standing: "reopened" });
  expect((await getLateMonth(reviewer, own.brandId, month)).report).toEqual({ id, status: "reopened" });
});

test("handed in anew it waits like any other; returned after that it is returned; taken back, open again", async () => {
  await submit();
  expect(await getReport(reviewer, id)).toMatchObject({ standing: "submitted" });
  await act("withdraw", secretary, { id, version: await version() });
  expect(await listed("reopened")).toEqual([[id, "reopened"]]);
  await submit();
  await decide("return");
  expect(await listed("reopened")).toEqual([]);
  expect((await listed("returned")).map(([one]) => one)).toContain(id);
  expect(await getReport(reviewer, id)).toMatchObject({ standing: "returned", reopened: true });
});

test("another hospital's reopened reports are nobody's", async () => {
  const abroad = { ...reviewer, hospitalId: world.abroad.hospitalId };
  expect((await listReports(abroad, "all", reportFilters.parse({ status: "reopened" }))).total).toBe(0);
});

test("its branch is told to correct it, and not that it is late", async () => {
  const last = addMonths(thisMonth(), -1);
  const again = await reopened(last);
  const due = await listBranchDue(secretary, own.branchId);
  expect(due).toContainEqual(expect.objectContaining({ month: last, status: "reopened", reportId: again }));
  const states = (await listReportStates(reviewer, [last])).filter(({ reportId }) => reportId === again);
  expect(lateReports(states, await getReportDeadline(reviewer), today())).toEqual([]);
});
