import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { activitiesChart } from "@/components/dashboards/activities-chart";
import { wordsOf } from "@/components/dashboards/chart-words";
import { listActivities } from "@/lib/activities/queries";
import { listUnproven } from "@/lib/activities/queries/duties";
import { activityFilters } from "@/lib/activities/schema";
import { execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";
import { getDashboard } from "@/lib/dashboards/queries/dashboard";
import { summarizeSeries } from "@/lib/dashboards/queries/series";
import { translatorOf } from "@/lib/i18n/translate";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { correctFigure, recordFigure } from "@/lib/satisfaction/commands";
import { correctFigureSchema, recordFigureSchema } from "@/lib/satisfaction/schema";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const now = clock.now;
const WORDS = wordsOf(translatorOf("zh-CN"), "zh-CN");

let world: World;
let leader: Actor;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  for (const { hospitalId } of [world.home, world.abroad]) {
    const rules = REGULATION_RULES.map((rule) => ({ ...rule, hospitalId, effectiveOn: new Date(rule.effectiveOn) }));
    await db.regulationRule.createMany({ data: rules });
  }
  leader = actorOf({ hospitalId: world.home.hospitalId, roles: ["leader"] });
  committee = actorOf({ hospitalId: world.home.hospitalId, userId: world.home.userId, roles: ["committee"] });
});

afterEach(() => {
  clock.now = now;
});

/** The actor as the next request would find them. */
async function fresh(actor: Actor): Promise<Actor> {
  const head = await db.auditHead.findUnique({ where: { hospitalId: actor.hospitalId } });
  return { ...actor, dataVersion: head?.seq ?? 0 };
}

let steps = 0;

/** Writes past the application are invisible to the version: each such test takes one of its own. */
function unseen(): Actor {
  steps += 1;
  return { ...leader, dataVersion: -steps };
}

const at = (instant: string) => {
  clock.now = () => new Date(instant);
};

const record = { permission: "satisfaction.record", input: recordFigureSchema, run: recordFigure } as const;
const correct = { permission: "satisfaction.record", input: correctFigureSchema, run: correctFigure } as const;
const figure = { population: "staff", formula: "linear", source: "Survey", method: "agency", n: "50" };

describe("what is kept", () => {
  test("is the same object until somebody writes, and then never the old one", async () => {
    at("2026-02-10T02:00:00Z");
    const first = await getDashboard(await fresh(leader), "2026-01");
    expect(await getDashboard(await fresh(leader), "2026-01")).toBe(first);
    const { departmentId } = world.home.own;
    const input = { ...figure, departmentId, month: "2026-01", value: "91.5" };
    const { id } = await execute(record, committee, input);
    const second = await getDashboard(await fresh(leader), "2026-01");
    const staffOf = ({ departments }: typeof second) =>
      departments.find((one) => one.id === departmentId)?.figures.staff;
    expect([staffOf(first), staffOf(second)?.value]).toEqual([undefined, 91.5]);
    await execute(correct, committee, { ...input, id, version: 1, value: "88" });
    expect(staffOf(await getDashboard(await fresh(leader), "2026-01"))?.value).toBe(88);
  });

  test("does not move when another hospital writes, and is made anew the next day", async () => {
    at("2026-02-10T02:00:00Z");
    const before = await getDashboard(await fresh(leader), "2026-01");
    const stranger = actorOf({
      hospitalId: world.abroad.hospitalId,
      userId: world.abroad.userId,
      roles: ["committee"],
    });
    await execute(record, stranger, { ...figure, departmentId: "", month: "2026-01", value: "10" });
    expect(await getDashboard(await fresh(leader), "2026-01")).toBe(before);
    at("2026-02-10T16:00:00Z");
    expect(await getDashboard(await fresh(leader), "2026-01")).not.toBe(before);
  });
});

describe("reach", () => {
  test("another hospital's dashboard holds none of our departments, figures and branches", async () => {
    at("2026-02-10T02:00:00Z");
    const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["leader"] });
    const text = JSON.stringify(await getDashboard(await fresh(stranger), "2026-01"));
    for (const ours of [world.home.own.departmentId, world.home.own.branchId, world.home.other.branchId]) {
      expect(text).not.toContain(ours);
    }
    expect(text).toContain(world.abroad.own.branchId);
  });

  test("a foreign department adds no series, and five are the most", async () => {
    const populations = ["inpatient", "outpatient", "staff"] as const;
    const foreign = await summarizeSeries(leader, {
      month: "2026-01",
      populations,
      departments: [world.abroad.own.departmentId],
    });
    expect(foreign.series.every(({ place }) => place.id === null)).toBe(true);
    const own = [world.home.own.departmentId, world.home.other.departmentId];
    const many = await summarizeSeries(leader, { month: "2026-01", populations, departments: ["hospital", ...own] });
    expect([many.series.length, many.left, many.months.length]).toEqual([5, 4, 24]);
    const outpatient = many.series.find((one) => one.place.id === own[0] && one.population === "outpatient");
    expect(outpatient?.figures.at(-1)).toMatchObject({ state: "known", value: 98 });
  });
});

test("a secretary's unproven duties end at their own branches", async () => {
  const { hospitalId, own, other } = world.home;
  const secretary = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [own.branchId] });
  const duties = [{ kind: "generalMeeting" as const, months: ["2025-10", "2025-11", "2025-12"] }];
  const branches = async (actor: Actor) => (await listUnproven(actor, duties, 7)).map(({ branchId }) => branchId);
  expect(await branches(secretary)).toEqual([own.branchId]);
  expect(new Set(await branches(leader))).toEqual(new Set([own.branchId, other.branchId]));
  expect(await branches(actorOf({ hospitalId, roles: ["administrator"] }))).toEqual([]);
});

describe("overdue reports", () => {
  const lateMonths = async (actor: Actor) => {
    const { findings } = await getDashboard(actor, "2026-01");
    const own = findings.find((found) => found.branchId === world.home.own.branchId);
    return own?.late.map((report) => `${report.month} ${report.status}`) ?? [];
  };

  test("begin with the day after the due day, at the hospital's midnight", async () => {
    at("2026-02-06T15:59:59Z");
    expect(await lateMonths(unseen())).not.toContain("2026-01 draft");
    at("2026-02-06T16:00:00Z");
    const late = await lateMonths(unseen());
    expect(late).toContain("2026-01 draft");
    expect(late).toContain("2025-10 missing");
    // What came back had been handed in, as what was approved.
    expect(late.some((one) => ["2025-11", "2025-12"].includes(one.slice(0, 7)))).toBe(false);
  });

  test("count as on time when first handed in before the due day ended", async () => {
    at("2026-03-20T02:00:00Z");
    const reportId = world.home.own.reports.submitted;
    await db.reviewEvent.updateMany({ where: { reportId }, data: { at: new Date("2026-03-06T15:59:59Z") } });
    expect((await getDashboard(unseen(), "2026-02")).filed).toMatchObject({ expected: 2, filed: 2, onTime: 2 });
    await db.reviewEvent.updateMany({ where: { reportId }, data: { at: new Date("2026-03-06T16:00:00Z") } });
    expect((await getDashboard(unseen(), "2026-02")).filed).toMatchObject({ expected: 2, filed: 2, onTime: 1 });
  });
});

test("a report that was withdrawn is not handed in", async () => {
  at("2026-03-20T02:00:00Z");
  const where = { hospitalId_id: { hospitalId: world.home.hospitalId, id: world.home.own.reports.submitted } };
  await db.monthlyReport.update({ where, data: { status: "draft" } });
  expect((await getDashboard(unseen(), "2026-02")).filed).toMatchObject({ expected: 2, filed: 1 });
  await db.monthlyReport.update({ where, data: { status: "submitted" } });
  expect((await getDashboard(unseen(), "2026-02")).filed).toMatchObject({ expected: 2, filed: 2 });
});

test("the chart of activities opens what it counted, without what is still planned", async () => {
  at("2026-01-16T02:00:00Z");
  const where = { id: world.home.other.activityId };
  const select = { heldOn: true, startsAt: true, endsAt: true };
  const before = await db.activity.findFirstOrThrow({ where, select });
  const [startsAt, endsAt] = [new Date("2026-01-20T02:00:00Z"), new Date("2026-01-20T03:00:00Z")];
  await db.activity.updateMany({ where, data: { heldOn: new Date("2026-01-20"), startsAt, endsAt } });
  const chart = activitiesChart(await getDashboard(unseen(), "2026-01"), WORDS);
  expect(chart.rows.map(([, counted]) => counted?.value)).toEqual([1]);
  const { searchParams } = new URL(chart.rows[0]?.[0]?.href ?? "", "http://localhost");
  const filters = activityFilters.parse(Object.fromEntries(searchParams));
  expect((await listActivities(leader, filters)).total).toBe(1);
  await db.activity.updateMany({ where, data: before });
});

describe("unproven duties", () => {
  const openDuties = async () => {
    const { findings, duties } = await getDashboard(unseen(), "2026-01");
    expect(duties.map(({ citation }) => citation)).toContain("《中国共产党支部工作条例（试行）》第十一条");
    return findings.find((found) => found.branchId === world.home.own.branchId)?.unproven ?? [];
  };
  const moveTo = (day: string) =>
    db.activity.updateMany({ where: { id: world.home.own.activityId }, data: { heldOn: new Date(day) } });

  test("are looked at in the month of the duty, from its first day to its last", async () => {
    at("2026-02-10T02:00:00Z");
    for (const [day, open] of [
      ["2026-01-01", false],
      ["2026-01-31", false],
      ["2026-02-01", true],
      ["2025-12-31", true],
    ] as const) {
      await moveTo(day);
      expect([day, (await openDuties()).includes("themedPartyDay")]).toEqual([day, open]);
    }
    await moveTo("2026-01-15");
  });

  test("a cancelled activity proves nothing, and a quarter asks for a general meeting", async () => {
    at("2026-02-10T02:00:00Z");
    const where = { id: world.home.own.activityId };
    await db.activity.updateMany({ where, data: { cancelledAt: new Date() } });
    expect(await openDuties()).toEqual(expect.arrayContaining(["themedPartyDay", "generalMeeting"]));
    await db.activity.updateMany({ where, data: { cancelledAt: null } });
  });

  test("a branch with fewer than seven full members owes no committee meeting", async () => {
    at("2026-02-10T02:00:00Z");
    expect(await openDuties()).not.toContain("committeeMeeting");
    const hospitalId = world.home.hospitalId;
    for (let number = 0; number < 6; number += 1) {
      const { departmentId, branchId } = world.home.own;
      const person = { hospitalId, departmentId, employeeNo: `M${number}`, name: `M${number}`, pinyin: `m${number}` };
      const staff = await db.staff.create({ data: person });
      const dates = { appliedOn: "2018-01-01", activistOn: "2018-06-01", candidateOn: "2019-08-01" };
      const later = { probationaryOn: "2019-12-01", fullOn: "2020-12-01" };
      const days = Object.fromEntries(Object.entries({ ...dates, ...later }).map(([key, day]) => [key, new Date(day)]));
      await db.member.create({ data: { hospitalId, branchId, staffId: staff.id, stage: "full", ...days } });
    }
    expect(await openDuties()).toContain("committeeMeeting");
  });
});
