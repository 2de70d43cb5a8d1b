import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, addMonths, instantOf, thisMonth, today } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { getFollowUp } from "@/lib/reports/queries/follow-ups";
import { getPrefill } from "@/lib/reports/queries/prefill";
import { getReport } from "@/lib/reports/queries/report-detail";
import { getReportWord } from "@/lib/reports/queries/report-word";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./follow-up-acts";
import { act as report } from "./reports-acts";

const database = useDatabase();
const texts = { progress: "Half of the wards", result: "", problem: "Beds", nextStep: "", helpWanted: "" };

let world: World;
let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let secretary: Actor;
let elsewhere: Actor;
let year = 2020;
let id: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  other = world.home.other;
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  elsewhere = { ...secretary, userId: randomUUID(), branchIds: [other.branchId] };
  await db.brand.updateMany({ where: { id: own.brandId }, data: { fromMonth: "1980-01" } });
});

const version = async (of = id) => (await db.monthlyReport.findFirstOrThrow({ where: { id: of } })).version;

beforeEach(async () => {
  await db.followUp.deleteMany({});
  year -= 1;
  id = (await report("open", secretary, { brandId: own.brandId, month: `${year}-03` })).id;
  await report("submit", secretary, { id, version: await version(), ...texts });
});

const task = () => ({
  ...{ reportId: id, section: "problem", quoted: "Beds", seen: 0 },
  ...{ title: "增配夜班麻醉医师", ownerBranchId: other.branchId, dueOn: addDays(today(), 30) },
});
const withdraw = async () => report("withdraw", secretary, { id, version: await version() });
const openings = () => db.reviewEvent.count({ where: { reportId: id, kind: "opened" } });

test("words that the office took up are read: the report is not taken back any more", async () => {
  await act("task", committee, task());
  await expect(withdraw()).rejects.toMatchObject({ messageKey: "reports.error.alreadyOpened" });
  expect((await getReport(secretary, id)).opened).toBe(true);
  expect(await db.auditEntry.count({ where: { subjectId: id, action: "report.open" } })).toBe(1);
});

test("once read is read, and a report that is decided on is not opened anew", async () => {
  await report("opened", committee, { id, version: await version() });
  await act("task", committee, task());
  expect(await openings()).toBe(1);
  const page = { id, version: await version(), intent: "approve", comment: "" };
  await report("review", committee, page);
  await act("task", committee, { ...task(), seen: 1 });
  expect(await openings()).toBe(1);
});

test("what was made in the first hour of a month is that month's, wherever the server stands", async () => {
  const { id: made } = await act("task", committee, task());
  await db.followUp.updateMany({ where: { id: made }, data: { createdAt: instantOf("2026-02-01", "00:30") } });
  const target = { id: randomUUID(), branchId: other.branchId, brandId: other.brandId };
  const listed = async (month: string) => (await getPrefill(elsewhere, { ...target, month })).followUps?.length;
  expect([await listed("2026-01"), await listed("2026-02")]).toEqual([0, 1]);
});

test("a task stands in its owner's report: in the form, in what is handed in and in Word", async () => {
  const { id: made } = await act("task", committee, task());
  const month = thisMonth();
  const target = { id: randomUUID(), branchId: other.branchId, brandId: other.brandId, month };
  const { followUps } = await getPrefill(elsewhere, target);
  const row = { id: made, title: "增配夜班麻醉医师", state: "open", dueOn: addDays(today(), 30), doneOn: null };
  expect(followUps).toEqual([{ ...row, outcome: "", branchName: own.branchName, month: `${year}-03` }]);
  expect((await getPrefill(secretary, { ...target, ...own })).followUps).toEqual([]);
  expect((await getPrefill(elsewhere, { ...target, month: addMonths(month, -1) })).followUps).toEqual([]);
  await act("close", elsewhere, { id: made, version: 1, outcome: "已从麻醉科调配一名" });
  const theirs = (await report("open", elsewhere, { brandId: other.brandId, month })).id;
  await report("submit", elsewhere, { id: theirs, version: await version(theirs), ...texts });
  const { snapshot } = await getReport(committee, theirs);
  expect(snapshot?.followUps).toMatchObject([{ id: made, state: "done", outcome: "已从麻醉科调配一名" }]);
  const word = await getReportWord(committee, theirs, translatorOf("zh-CN"));
  expect(JSON.stringify(word.document.blocks)).toContain("已从麻醉科调配一名");
  // Done after the month was over, it was open in it.
  await db.followUp.updateMany({ where: { id: made }, data: { createdAt: new Date("2026-01-10T02:00:00Z") } });
  const before = await getPrefill(elsewhere, { ...target, month: addMonths(month, -1) });
  expect(before.followUps).toMatchObject([{ id: made, state: "open", doneOn: null, outcome: "" }]);
  // What was handed in stays as it was, whatever becomes of the task.
  await act("reopen", committee, { id: made, version: (await getFollowUp(committee, made)).version });
  expect((await getReport(committee, theirs)).snapshot?.followUps).toEqual(snapshot?.followUps);
});
