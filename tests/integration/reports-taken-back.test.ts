import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { translatorOf } from "@/lib/i18n/translate";
import { listReturnedReports } from "@/lib/reports/queries";
import { listConcerns } from "@/lib/reports/queries/concerns";
import { getDesk } from "@/lib/reports/queries/desk";
import { getLateMonth } from "@/lib/reports/queries/late-months";
import { listCarriedSteps } from "@/lib/reports/queries/prefill";
import { getReport } from "@/lib/reports/queries/report-detail";
import { getReportWord } from "@/lib/reports/queries/report-word";
import { concernFilters } from "@/lib/reports/schema/concerns";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { issued } from "./plan-acts";
import { act, handedInAt } from "./reports-acts";

const database = useDatabase();
const first = {
  progress: "Half of the wards",
  result: "",
  problem: "Beds",
  nextStep: "Train nurses\nReview",
  helpWanted: "",
};
const second = { ...first, progress: "All of the wards", problem: "Rooms", nextStep: "Review\nReport" };

let world: World;
let own: BranchWorld;
let secretary: Actor;
let reviewer: Actor;
let leader: Actor;
let task: string;
let year = 2020;
let month: string;
let id: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  reviewer = { ...actorAtHome(world, "committee"), name: "沈某某" };
  leader = actorAtHome(world, "leader");
  task = (await issued(reviewer, 2026, own.branchId)).task;
  await db.brand.updateMany({ where: { id: own.brandId }, data: { fromMonth: "1980-01", planItemId: task } });
});

beforeEach(async () => {
  year -= 1;
  month = `${year}-03`;
  id = (await act("open", secretary, { brandId: own.brandId, month })).id;
});

const version = async () => (await db.monthlyReport.findFirstOrThrow({ where: { id } })).version;
const submit = async (texts: object) => act("submit", secretary, { id, version: await version(), ...texts });
const withdraw = async () => act("withdraw", secretary, { id, version: await version() });
const decide = async (intent: string, comment = "") =>
  act("review", reviewer, { id, version: await version(), intent, comment });
const reopen = async () => act("reopen", reviewer, { id, version: await version(), comment: "A wrong figure" });
const told = async () =>
  (await db.planProgress.findMany({ where: { reportId: id }, select: { itemId: true, text: true } })).map(
    (row) => row.text,
  );
const problems = async (actor: Actor) =>
  (await listConcerns(actor, concernFilters.parse({ month }))).rows.map(({ words }) => words);
const onDesk = async () =>
  (await getDesk(reviewer, { year, branch: own.branchId, state: undefined })).rows[0]?.cells[2]?.[0];
const late = async () => (await getLateMonth(reviewer, own.brandId, month)).late;
const carried = async () => {
  const target = { id: own.reports.draft, branchId: own.branchId, brandId: own.brandId, month: `${year}-04` };
  const written = await db.reportStep.findMany({ where: { reportId: id }, select: { id: true } });
  const steps = await listCarriedSteps(secretary, target);
  return steps.filter((step) => written.some((one) => one.id === step.id)).map(({ text }) => text);
};

describe("a submission that is taken back after an approval", () => {
  beforeEach(async () => {
    await submit(first);
    await handedInAt(id, 1, `${year}-04-02T02:00:00Z`);
    await decide("approve");
    await reopen();
  });

  test("leaves the approved one where it was: plan, words, steps, punctuality, Word", async () => {
    const frozen = await db.monthlyReport.findFirstOrThrow({ where: { id } });
    await submit(second);
    expect(await told()).toEqual([second.progress]);
    await withdraw();
    const after = await db.monthlyReport.findFirstOrThrow({ where: { id } });
    expect([after.status, after.snapshot, after.submittedAt]).toEqual([
      "returned",
      frozen.snapshot,
      frozen.submittedAt,
    ]);
    expect(after).toMatchObject(second);
    expect(await told()).toEqual([first.progress]);
    for (const actor of [reviewer, leader]) {
      expect(await problems(actor)).toEqual(["Beds"]);
      expect(await getReport(actor, id)).toMatchObject({ shown: 1, sections: first });
    }
    expect(await carried()).toEqual(["Train nurses", "Review"]);
    expect([await onDesk(), await late()]).toMatchObject([{ state: "reopened", late: false }, false]);
    const word = await getReportWord(leader, id, translatorOf("en"));
    expect(word.document.blocks.at(-1)).toMatchObject({ kind: "signature", date: `2 Apr ${year}` });
  });

  test("its steps keep what a later report ticked, also those that the taken back one left out", async () => {
    const later = await act("open", secretary, { brandId: own.brandId, month: `${year}-04` });
    const target = { id: later.id, branchId: own.branchId, brandId: own.brandId, month: `${year}-04` };
    const steps = (await listCarriedSteps(secretary, target)).filter(({ text }) => text === "Train nurses");
    const doneSteps = steps.map((step) => step.id);
    await act("save", secretary, { ...later, version: 1, ...first, doneSteps });
    await submit(second);
    expect((await listCarriedSteps(secretary, target)).map(({ text }) => text)).not.toContain("Train nurses");
    await withdraw();
    const again = (await listCarriedSteps(secretary, target)).filter(({ text }) => text === "Train nurses");
    expect(again).toEqual(steps.map((step) => ({ ...step, done: true })));
  });

  test("a leader's Word of the approved one bears its own day while the next waits", async () => {
    await submit(second);
    const word = await getReportWord(leader, id, translatorOf("en"));
    expect(word.document.blocks.at(-1)).toMatchObject({ kind: "signature", date: `2 Apr ${year}` });
  });
});

describe("a submission that is taken back after a return", () => {
  test("lies with its writer as returned, with what the reviewer said", async () => {
    await submit(first);
    await decide("return", "Say how much");
    await submit(second);
    await withdraw();
    const report = await getReport(secretary, id);
    expect([report.status, report.sections]).toEqual(["returned", second]);
    const waiting = (await listReturnedReports(secretary)).find((row) => row.id === id);
    expect(waiting?.returned).toMatchObject({ kind: "returned", comment: "Say how much" });
    expect(await problems(reviewer)).toEqual(["Beds"]);
    await submit(second);
    await decide("approve");
    expect((await getReport(leader, id)).snapshot?.sections).toEqual(second);
  });
});

test("on time is what was handed in on time and stayed, not what was taken back", async () => {
  await submit(first);
  await handedInAt(id, 1, `${year}-04-02T02:00:00Z`);
  await withdraw();
  expect([await onDesk(), await late()]).toMatchObject([{ state: "draft", late: true }, true]);
  await submit(first);
  expect([await onDesk(), await late()]).toMatchObject([{ state: "submitted", late: true }, true]);
});
