import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { summarizeAsked } from "@/lib/activities/queries/duties";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, toDbDay } from "@/lib/core/period";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { getPrefill } from "@/lib/reports/queries/prefill";
import { getReport } from "@/lib/reports/queries/report-detail";
import { linksFor } from "@/lib/reports/rules/figures";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./reports-acts";

const database = useDatabase();
const texts = { progress: "Half of the wards", result: "Two days less", problem: "", nextStep: "Train nurses" };

let world: World;
let own: BranchWorld;
let secretary: Actor;
let reviewer: Actor;
/** The task that the brand leads, in the world's issued plan. */
let taskId: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = { ...actorAtHome(world, "branchSecretary"), name: "程某某" };
  reviewer = actorAtHome(world, "committee");
  taskId = world.home.plans.ofBranch(own.branchId).task;
  await db.brand.updateMany({ where: { id: own.brandId }, data: { planItemId: taskId } });
  const { hospitalId } = world.home;
  const rules = REGULATION_RULES.filter(({ ownership }) => !ownership);
  const data = rules.map((rule) => ({ hospitalId, ...rule, effectiveOn: toDbDay(rule.effectiveOn) }));
  await db.regulationRule.createMany({ data, skipDuplicates: true });
});

beforeEach(() => {
  vi.spyOn(clock, "now").mockReturnValue(new Date("2026-03-10T02:00:00Z"));
});

const target = (month: string, given: Partial<BranchWorld> = own) => ({
  id: randomUUID(),
  branchId: given.branchId ?? "",
  brandId: given.brandId ?? "",
  month,
});

async function submit(month: string, given: object = {}) {
  const { id } = await act("open", secretary, { brandId: own.brandId, month });
  const { version } = await db.monthlyReport.findFirstOrThrow({ where: { id } });
  await act("submit", secretary, { id, version, ...texts, ...given });
  return { id, version: version + 1 };
}

describe("what the rules ask", () => {
  const of = async (month: string, actor = secretary) =>
    new Map((await summarizeAsked(actor, { branchId: own.branchId, month })).map((row) => [row.kind, row]));

  test("stands beside what was held, with its article; a quarter that goes on is open, one that is over is not", async () => {
    const january = await of("2026-01");
    expect(january.get("themedPartyDay")).toMatchObject({
      interval: 1,
      held: 1,
      state: "met",
      citation: "《中国共产党支部工作条例（试行）》第十六条",
    });
    expect(january.get("generalMeeting")).toMatchObject({ from: "2026-01", until: "2026-03", held: 0, state: "open" });
    expect((await of("2025-12")).get("generalMeeting")?.state).toBe("unproven");
    expect((await of("2025-12")).get("themedPartyDay")?.state).toBe("unproven");
    expect((await of("2026-02")).get("organisationalLife")).toMatchObject({ interval: 12, state: "open" });
  });

  test("a branch of few owes no committee meeting; a young one nothing of a period before it", async () => {
    const asked = await of("2026-01");
    expect(asked.has("committeeMeeting")).toBe(false);
    expect(asked.has("groupMeeting")).toBe(true);
    await db.branch.updateMany({ where: { id: own.branchId }, data: { foundedOn: toDbDay("2026-01-10") } });
    expect([...(await of("2026-01")).keys()]).toEqual([]);
    expect((await of("2026-02")).has("themedPartyDay")).toBe(true);
    await db.branch.updateMany({ where: { id: own.branchId }, data: { foundedOn: null } });
  });

  test("another branch's secretary counts nothing of this one, and another hospital finds no branch", async () => {
    const elsewhere = { ...secretary, branchIds: [world.home.other.branchId] };
    expect((await of("2026-01", elsewhere)).get("themedPartyDay")?.held).toBe(0);
    expect((await of("2026-01", { ...reviewer, hospitalId: world.abroad.hospitalId })).size).toBe(0);
  });

  test("every kind that is asked has its rule in the catalogue", () => {
    const keys = new Set(REGULATION_RULES.map(({ key }) => key));
    for (const kind of ["groupMeeting", "lecture", "organisationalLife", "democraticAppraisal"]) {
      expect(keys.has(`${kind}.intervalMonths`)).toBe(true);
    }
  });
});

describe("the year's plan and the brand", () => {
  test("the lead task stands there with its milestones and their states", async () => {
    const { open, done } = world.home.plans.ofBranch(own.branchId);
    await db.planItem.updateMany({ where: { id: done }, data: { doneOn: toDbDay("2026-02-01") } });
    const { task } = await getPrefill(secretary, target("2026-02"));
    expect(task).toMatchObject({ id: taskId, planId: world.home.plans.issued });
    expect(task?.milestones.map(({ id, state }) => [id, state])).toEqual([
      [open, "notStarted"],
      [done, "done"],
    ]);
    const path = linksFor(secretary, { ...own, month: "2026-01" }).planItem?.(task?.planId ?? "", open);
    expect(path).toBe(`/plans/${world.home.plans.issued}/items/${open}`);
  });

  test("it stands there as it was in the month, not as it is on the day of writing", async () => {
    const { open } = world.home.plans.ofBranch(own.branchId);
    const version = { increment: 1 };
    await db.planItem.updateMany({ where: { id: open }, data: { doneOn: toDbDay("2026-03-05"), version } });
    const of = async (month: string) => {
      const { task } = await getPrefill(secretary, target(month));
      const one = task?.milestones.find(({ id }) => id === open);
      return [one?.state === "done", one?.doneOn, task?.progress];
    };
    const [february, march] = [await of("2026-02"), await of("2026-03")];
    expect([february.slice(0, 2), march.slice(0, 2)]).toEqual([
      [false, null],
      [true, "2026-03-05"],
    ]);
    expect(Number(february[2])).toBeLessThan(Number(march[2]));
    await db.planItem.updateMany({ where: { id: open }, data: { droppedOn: toDbDay("2026-03-06"), doneOn: null } });
    expect((await of("2026-02"))[0]).toBe(false);
    expect((await of("2026-03"))[1]).toBeUndefined();
    await db.planItem.updateMany({ where: { id: open }, data: { droppedOn: null } });
  });

  test("a number is the one that had been told by the end of the month", async () => {
    const { hospitalId } = world.home;
    const where = { id: world.home.plans.ofBranch(own.branchId).open };
    const before = await db.planItem.findFirstOrThrow({ where });
    const measured = { measure: "number" as const, unit: "人", direction: "up" as const, baseline: 0, target: 10 };
    await db.planItem.updateMany({ where, data: measured });
    const told = (at: string, value: number) => {
      const by = { actorId: randomUUID(), actorName: "程某某", text: "Told" };
      return db.planProgress.create({ data: { hospitalId, itemId: where.id, at: new Date(at), value, ...by } });
    };
    const rows = [await told("2026-02-27T02:00:00Z", 2), await told("2026-03-01T02:00:00Z", 10)];
    const of = async (month: string) => (await getPrefill(secretary, target(month))).task?.progress ?? 0;
    expect(await of("2026-02")).toBeLessThan(await of("2026-03"));
    await db.planProgress.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    const { measure, unit, direction, baseline, target: aim } = before;
    await db.planItem.updateMany({ where, data: { measure, unit, direction, baseline, target: aim } });
  });

  test("submitting tells the plan what was done, once a report; taking it back takes that back", async () => {
    const told = () => db.planProgress.findMany({ where: { itemId: taskId, reportId: { not: null } } });
    const { id, version } = await submit("2025-10");
    expect(await told()).toMatchObject([
      { reportId: id, actorName: "程某某", text: "Half of the wards\nTwo days less" },
    ]);
    await act("withdraw", secretary, { id, version });
    expect(await told()).toEqual([]);
    await act("submit", secretary, { id, version: version + 1, ...texts, result: "" });
    await act("review", reviewer, { id, version: version + 2, intent: "return", comment: "More" });
    await act("submit", secretary, { id, version: version + 3, ...texts });
    expect(await told()).toMatchObject([{ reportId: id, text: "Half of the wards\nTwo days less" }]);
    const trail = await db.auditEntry.count({ where: { action: "planItem.progress", subjectId: taskId } });
    expect(trail).toBe(4);
  });

  test("the brand's indicators stand there as they were in the month, and are kept in the snapshot", async () => {
    const { hospitalId } = world.home;
    const row = {
      hospitalId,
      brandId: own.brandId,
      position: 1,
      title: "Day surgery",
      unit: "%",
      direction: "up",
    } as const;
    const { id: indicatorId } = await db.brandIndicator.create({ data: { ...row, baseline: 18, target: 30 } });
    await db.brandIndicatorValue.create({ data: { hospitalId, indicatorId, month: "2025-09", value: 24.5 } });
    const { id } = await submit("2025-09");
    const kept = (await getReport(reviewer, id)).snapshot;
    expect(kept?.indicators).toMatchObject([
      { id: indicatorId, value: 24.5, state: "known", baseline: 18, target: 30, previous: null },
    ]);
    expect(kept?.task?.id).toBe(taskId);
    expect(kept?.training).toEqual({ activities: 0, personTimes: 0, minutes: 0, people: 0 });
    await db.brandIndicatorValue.updateMany({ where: { indicatorId }, data: { value: 99 } });
    expect((await getReport(reviewer, id)).snapshot?.indicators?.[0]?.value).toBe(24.5);
  });
});

test("training of the month is counted by the hospital's own kinds", async () => {
  const select = { kind: true, heldOn: true, startsAt: true, endsAt: true };
  const before = await db.activity.findFirstOrThrow({ where: { id: own.activityId }, select });
  await db.activity.updateMany({ where: { id: own.activityId }, data: { kind: "training" } });
  const { training } = await getPrefill(secretary, target("2026-01"));
  expect(training).toMatchObject({ activities: 1, personTimes: 1, people: 1 });
  expect((await getPrefill(secretary, target("2026-02"))).training?.activities).toBe(0);
  await db.activity.updateMany({ where: { id: own.activityId }, data: before });
});

test("satisfaction stands against the month before by intervals, and against the hospital's target", async () => {
  const { hospitalId } = world.home;
  await db.hospital.updateMany({ where: { id: hospitalId }, data: { outpatientTarget: 95 } });
  const {
    id: _,
    version: __,
    ...figure
  } = await db.satisfactionFigure.findFirstOrThrow({ where: { id: own.figureId } });
  await db.satisfactionFigure.updateMany({ where: { id: own.figureId }, data: { value: 99, n: 3000 } });
  await db.satisfactionFigure.create({ data: { ...figure, month: "2025-12", value: 94, n: 3000 } });
  const [, elsewhere] = (await getPrefill(secretary, target("2026-01"))).satisfaction;
  expect(elsewhere).toMatchObject({ value: 99, previous: 94, change: "up", target: 95, standing: "met" });
  expect(elsewhere?.low).toBeGreaterThan(98);
  await db.satisfactionFigure.updateMany({ where: { id: own.figureId }, data: { value: 95, n: 40 } });
  const [, few] = (await getPrefill(secretary, target("2026-01"))).satisfaction;
  expect(few).toMatchObject({ change: "unclear", standing: "unclear" });
});

test("steps promised under the brand before go on under the one that took over from it", async () => {
  const { hospitalId } = world.home;
  await submit("2025-06", { nextStep: "Ask the patients" });
  const { id: _, ...brand } = await db.brand.findFirstOrThrow({ where: { id: own.brandId } });
  await db.brand.updateMany({ where: { id: own.brandId }, data: { toMonth: "2025-06", endReason: "Grown" } });
  const next = await db.brand.create({ data: { ...brand, fromMonth: "2025-07", name: "Next" } });
  await db.brandSuccession.create({
    data: { hospitalId, fromId: own.brandId, intoId: next.id, kind: "revise", reason: "Grown" },
  });
  const carried = async (brandId: string) =>
    (await getPrefill(secretary, target("2025-08", { branchId: own.branchId, brandId }))).carried.map(
      ({ text }) => text,
    );
  expect(await carried(next.id)).toContain("Ask the patients");
  const other = await db.brand.create({ data: { ...brand, fromMonth: "2025-08", name: "Unrelated" } });
  expect(await carried(other.id)).toEqual([]);
  await db.brand.updateMany({ where: { id: own.brandId }, data: { toMonth: null, endReason: null } });
});
