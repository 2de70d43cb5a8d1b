import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { getPrefill, listCarriedSteps } from "@/lib/reports/queries/prefill";
import { getReport } from "@/lib/reports/queries/report-detail";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./reports-acts";

const database = useDatabase();
const texts = { progress: "Half of the wards", result: "Two days less", problem: "", nextStep: "Train nurses\nReview" };

let world: World;
let own: BranchWorld;
let secretary: Actor;
let reviewer: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  reviewer = actorAtHome(world, "committee");
});

const open = (month: string) => act("open", secretary, { brandId: own.brandId, month });

async function submit(month: string, given: object = {}): Promise<{ id: string; version: number }> {
  const { id } = await open(month);
  const { version } = await db.monthlyReport.findFirstOrThrow({ where: { id } });
  await act("submit", secretary, { id, version, ...texts, ...given });
  return { id, version: version + 1 };
}

async function approve(month: string): Promise<string> {
  const { id, version } = await submit(month);
  await act("review", reviewer, { id, version, intent: "approve" });
  return id;
}

describe("an approved report", () => {
  test("keeps its figures and words when everything around it changes", async () => {
    // January 2026 holds the world's activity and figure; its draft becomes the approved report.
    const id = await approve("2026-01");
    const before = await getReport(reviewer, id);
    expect(before.snapshot?.activities).toEqual([{ kind: "themedPartyDay", count: 1, present: 1, expected: 1 }]);
    await db.activity.updateMany({ where: { id: own.activityId }, data: { cancelledAt: new Date() } });
    await db.attendance.updateMany({ where: { activityId: own.activityId }, data: { status: "absent" } });
    await db.satisfactionFigure.updateMany({ where: { id: own.figureId }, data: { value: 12.5 } });
    await db.brand.updateMany({ where: { id: own.brandId }, data: { name: "Renamed", leadTask: "Another task" } });
    await db.branch.updateMany({ where: { id: own.branchId }, data: { name: "Renamed branch" } });
    expect((await getPrefill(secretary, before)).activities).toEqual([]);
    const after = await getReport(reviewer, id);
    expect(after.snapshot).toEqual(before.snapshot);
    expect(after.version).toBe(before.version);
    await db.activity.updateMany({ where: { id: own.activityId }, data: { cancelledAt: null } });
    await db.satisfactionFigure.updateMany({ where: { id: own.figureId }, data: { value: 98 } });
  });

  test("is refused by the database itself to whoever goes round the application", async () => {
    const id = own.reports.approved;
    const change = (data: object) => db.monthlyReport.updateMany({ where: { id }, data });
    await expect(change({ progress: "Better" })).rejects.toThrow();
    await expect(change({ snapshot: {} })).rejects.toThrow();
    await expect(change({ status: "draft", approvedAt: null })).rejects.toThrow();
    await expect(db.monthlyReport.deleteMany({ where: { id } })).rejects.toThrow();
  });

  test("refuses every move of everybody", async () => {
    const id = own.reports.approved;
    const moves = [
      () => act("save", secretary, { id, version: 1, ...texts }),
      () => act("submit", secretary, { id, version: 1, ...texts }),
      () => act("withdraw", secretary, { id, version: 1 }),
      () => act("review", reviewer, { id, version: 1, intent: "approve" }),
      () => act("review", reviewer, { id, version: 1, intent: "return", comment: "No" }),
      () => act("opened", reviewer, { id, version: 1 }),
    ];
    for (const move of moves) await expect(move()).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("figures of a report that is not approved yet", () => {
  test("a return takes them anew when it is submitted again", async () => {
    const { id, version } = await submit("2025-09");
    await act("review", reviewer, { id, version, intent: "return", comment: "Once more" });
    expect((await getReport(reviewer, id)).snapshot?.satisfaction).toEqual([]);
    await db.satisfactionFigure.updateMany({ where: { id: own.figureId }, data: { month: "2025-09" } });
    await act("submit", secretary, { id, version: version + 1, ...texts });
    expect((await getReport(reviewer, id)).snapshot?.satisfaction).toMatchObject([
      { month: "2025-09", value: 98, method: "other" },
    ]);
    await db.satisfactionFigure.updateMany({ where: { id: own.figureId }, data: { month: "2026-01" } });
  });
});

describe("next steps carried from month to month", () => {
  const stepsIn = async (id: string, month: string) =>
    listCarriedSteps(secretary, { id, brandId: own.brandId, branchId: own.branchId, month });

  beforeEach(async () => {
    await db.reportStep.deleteMany({ where: { hospitalId: world.home.hospitalId } });
  });

  test("a promise is carried until a report ticks it, and the ticked report keeps showing it", async () => {
    await submit("2024-02", { nextStep: "1. Train nurses\n2. Review" });
    const march = await open("2024-03");
    const carried = await stepsIn(march.id, "2024-03");
    expect(carried.map(({ text, done }) => [text, done])).toEqual([
      ["Train nurses", false],
      ["Review", false],
    ]);
    const done = [carried[0]?.id];
    await act("save", secretary, { id: march.id, version: 1, ...texts, nextStep: "", doneSteps: done });
    await act("submit", secretary, { id: march.id, version: 2, ...texts, nextStep: "", doneSteps: done });
    expect((await getReport(reviewer, march.id)).snapshot?.carried.map((step) => step.done)).toEqual([true, false]);
    const april = await open("2024-04");
    expect((await stepsIn(april.id, "2024-04")).map(({ text }) => text)).toEqual(["Review"]);
  });

  test("a tick can be taken back before the report is handed in", async () => {
    await submit("2024-05");
    const june = await open("2024-06");
    const [first] = await stepsIn(june.id, "2024-06");
    await act("save", secretary, { id: june.id, version: 1, ...texts, doneSteps: [first?.id] });
    await act("save", secretary, { id: june.id, version: 2, ...texts, doneSteps: [] });
    expect((await stepsIn(june.id, "2024-06")).every((step) => !step.done)).toBe(true);
  });

  test("a correction keeps the rows of steps that stay, and what a later report ticked", async () => {
    const may = await submit("2024-07");
    const june = await open("2024-08");
    const [train] = await stepsIn(june.id, "2024-08");
    await act("save", secretary, { id: june.id, version: 1, ...texts, doneSteps: [train?.id] });
    await act("review", reviewer, { ...may, intent: "return", comment: "One more step, please" });
    const nextStep = "Ask the patients\nTrain nurses";
    await act("submit", secretary, { id: may.id, version: may.version + 1, ...texts, nextStep });
    const after = await stepsIn(june.id, "2024-08");
    expect(after.map(({ text, done }) => [text, done])).toEqual([
      ["Ask the patients", false],
      ["Train nurses", true],
    ]);
    expect(after.at(-1)?.id).toBe(train?.id);
  });

  test("a withdrawn report promises nothing until it is submitted again", async () => {
    const september = await submit("2024-09");
    await act("withdraw", secretary, september);
    const october = await open("2024-10");
    expect(await stepsIn(october.id, "2024-10")).toEqual([]);
  });

  const ticksIn = async (id: string) => {
    const where = { subjectId: id, action: { in: ["report.saveDraft", "report.submit"] } };
    const entries = await db.auditEntry.findMany({ where, orderBy: { seq: "asc" } });
    const ticked = (state: unknown) => (state as { doneSteps?: string[] } | null)?.doneSteps;
    return entries.map(({ action, before, after }) => [action, ticked(before), ticked(after)]);
  };

  test("the trail tells of every tick, also in the middle of a stretch of saving, and of none that did not change", async () => {
    await submit("2025-01", { nextStep: "Train nurses\nReview" });
    const { id } = await open("2025-02");
    const [train, review] = await stepsIn(id, "2025-02");
    const tab = randomUUID();
    const save = (version: number, doneSteps: unknown[]) =>
      act("save", secretary, { id, version, ...texts, tab, doneSteps });
    await save(1, []);
    await save(2, [train?.id]);
    await save(3, [train?.id]);
    await save(4, []);
    await act("submit", secretary, { id, version: 5, ...texts, tab, doneSteps: [review?.id] });
    expect(await ticksIn(id)).toEqual([
      ["report.saveDraft", undefined, undefined],
      ["report.saveDraft", [], ["Train nurses"]],
      ["report.saveDraft", ["Train nurses"], []],
      ["report.submit", [], ["Review"]],
    ]);
  });

  test("a step that another month ticked meanwhile has no effect and stops neither saving nor handing in", async () => {
    await submit("2025-03", { nextStep: "Train nurses\nReview" });
    const april = await open("2025-04");
    const may = await open("2025-05");
    const [train, review] = await stepsIn(may.id, "2025-05");
    await act("save", secretary, { id: april.id, version: 1, ...texts, doneSteps: [train?.id] });
    const doneSteps = [train?.id, review?.id];
    await act("save", secretary, { id: may.id, version: 1, ...texts, doneSteps });
    await act("submit", secretary, { id: may.id, version: 2, ...texts, doneSteps });
    const done = await db.reportStep.findMany({ where: { id: { in: [train?.id ?? "", review?.id ?? ""] } } });
    expect(new Map(done.map((step) => [step.text, step.doneInReportId]))).toEqual(
      new Map([
        ["Train nurses", april.id],
        ["Review", may.id],
      ]),
    );
  });

  test("a step that a correction replaced has no effect either", async () => {
    const june = await submit("2025-06", { nextStep: "Train nurses" });
    const july = await open("2025-07");
    const [train] = await stepsIn(july.id, "2025-07");
    await act("review", reviewer, { ...june, intent: "return", comment: "Say whom" });
    const nextStep = "Train ten nurses";
    await act("submit", secretary, { id: june.id, version: june.version + 1, ...texts, nextStep });
    await act("save", secretary, { id: july.id, version: 1, ...texts, doneSteps: [train?.id] });
    expect((await getReport(secretary, july.id)).sections).toMatchObject(texts);
    expect((await stepsIn(july.id, "2025-07")).map(({ text, done }) => [text, done])).toEqual([[nextStep, false]]);
  });

  test("a step of another branch or hospital is not ticked by naming it", async () => {
    const foreign = await Promise.all(
      [
        { hospitalId: world.home.hospitalId, reportId: world.home.other.reports.submitted },
        { hospitalId: world.abroad.hospitalId, reportId: world.abroad.own.reports.submitted },
      ].map((at) => db.reportStep.create({ data: { ...at, position: 1, text: "Theirs" } })),
    );
    const doneSteps = foreign.map((step) => step.id);
    const { id } = await open("2024-11");
    await act("save", secretary, { id, version: 1, ...texts, doneSteps });
    expect(await db.reportStep.count({ where: { id: { in: doneSteps }, doneInReportId: null } })).toBe(2);
    expect((await db.monthlyReport.findFirstOrThrow({ where: { id } })).progress).toBe(texts.progress);
    await db.reportStep.deleteMany({ where: { id: { in: doneSteps } } });
  });
});
