import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dutyPeriod } from "@/lib/activities/rules/duties";
import { addDays, addMonths } from "@/lib/core/period";
import {
  type DepartmentFigures,
  dashboardMonth,
  findingsByBranch,
  lateReports,
  pointForCard,
  pooledTarget,
  quadrantOf,
  type ReportState,
  reachesBoth,
  summaryOf,
} from "@/lib/dashboards/rules";
import { figureOf } from "@/lib/satisfaction/rules";
import type { Formula } from "@/lib/surveys/schema";

const FIFTH = { workday: 5, calendar: { off: new Set<string>(), worked: new Set<string>(), years: new Set<number>() } };
const TARGETS = { inpatient: 99, outpatient: 98, staff: 90 };

describe("the month shown", () => {
  test("is the last one that is over, unless the address names one", () => {
    expect(dashboardMonth("", "2026-11-22")).toBe("2026-10");
    expect(dashboardMonth("", "2026-01-01")).toBe("2025-12");
    expect(dashboardMonth("2026-11", "2026-11-22")).toBe("2026-11");
  });

  test.each(["2026-12", "2026-13", "1999-12", "x", "2026-1"])("is not %s", (given) => {
    expect(dashboardMonth(given, "2026-11-22")).toBe("2026-10");
  });
});

describe("the period of a duty", () => {
  test("of one month is the last whole month, up to the month shown", () => {
    expect(dutyPeriod(1, "2026-11", "2026-11-30").months).toEqual(["2026-10"]);
    expect(dutyPeriod(1, "2026-11", "2026-12-01").months).toEqual(["2026-11"]);
    expect(dutyPeriod(1, "2026-03", "2026-11-22").months).toEqual(["2026-03"]);
  });

  test("of three months is a calendar quarter, held against nobody before it is over", () => {
    expect(dutyPeriod(3, "2026-09", "2026-09-30").months).toEqual(["2026-04", "2026-05", "2026-06"]);
    expect(dutyPeriod(3, "2026-09", "2026-10-01")).toEqual({
      months: ["2026-07", "2026-08", "2026-09"],
      from: "2026-07-01",
      until: "2026-10-01",
    });
    expect(dutyPeriod(3, "2026-01", "2026-11-22").months).toEqual(["2025-10", "2025-11", "2025-12"]);
  });

  test("is always over, and ends in the month shown or before", () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2024-01-01", days));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -30, max: 3 }), days, (interval, back, today) => {
        const month = addMonths(today.slice(0, 7), back);
        const { months, until } = dutyPeriod(interval, month, today);
        return months.length === interval && until <= today && (months.at(-1) ?? "") <= month;
      }),
    );
  });
});

describe("late reports", () => {
  const state = (status: ReportState["status"]): ReportState => ({
    branchId: "b",
    branchName: "外科党支部",
    month: "2026-10",
    status,
    reportId: null,
  });

  test("are late from the day after the due day, not on it", () => {
    expect(lateReports([state("missing")], FIFTH, "2026-11-06")).toEqual([]);
    expect(lateReports([state("missing")], FIFTH, "2026-11-07")).toMatchObject([{ dueOn: "2026-11-06" }]);
  });

  test("a draft is still open; what was handed in is not, also where it came back", () => {
    const all = (["draft", "returned", "submitted", "approved"] as const).map(state);
    expect(lateReports(all, FIFTH, "2026-11-07").map((report) => report.status)).toEqual(["draft"]);
  });
});

test("findings stand by the branches' names, with everything of a branch together", () => {
  const late = lateReports(
    [
      { branchId: "2", branchName: "外科党支部", month: "2026-09", status: "missing", reportId: null },
      { branchId: "1", branchName: "儿科党支部", month: "2026-10", status: "missing", reportId: null },
    ],
    FIFTH,
    "2026-11-22",
  );
  const found = findingsByBranch(late, [{ branchId: "2", branchName: "外科党支部", kind: "committeeMeeting" }]);
  expect(found.map(({ branchName, late, unproven }) => [branchName, late.length, unproven])).toEqual([
    ["儿科党支部", 1, []],
    ["外科党支部", 1, ["committeeMeeting"]],
  ]);
});

describe("the quadrant", () => {
  const month = "2026-10";
  const figure = (value: number, n: number | null, formula: Formula = "satisfiedRate") => {
    return { value, n, formula, month, source: "Questionnaire", method: "paper" as const };
  };
  const department = (figures: DepartmentFigures["figures"], patients = true): DepartmentFigures => ({
    id: "d",
    name: "骨科",
    patients,
    figures,
  });

  test("pools inpatients and outpatients by n and needs both sides", () => {
    const whole = department({ inpatient: figure(100, 30), outpatient: figure(96, 10), staff: figure(91, 40) });
    const half = department({ inpatient: figure(100, 30) });
    const { placed, lacking } = quadrantOf([whole, half], TARGETS);
    expect(placed[0]?.patient.figure).toMatchObject({ value: 99, n: 40 });
    expect(placed[0]?.patientTarget).toBeCloseTo(98.75, 10);
    expect(lacking).toHaveLength(1);
  });

  test("does not pool inpatients and outpatients by different formulas, and says by which", () => {
    const figures = { inpatient: figure(100, 30), outpatient: figure(96, 10, "linear"), staff: figure(91, 40) };
    const { placed, lacking } = quadrantOf([department(figures)], TARGETS);
    expect(placed).toEqual([]);
    expect(lacking[0]?.patient.figure).toEqual({ state: "mixed" });
    expect(lacking[0]?.patientKeys.map(({ formula }) => formula)).toEqual(["satisfiedRate", "linear"]);
  });

  test("does not ask an office for patients, and lists who has too few answers as lacking", () => {
    const office = department({ staff: figure(91, 40) }, false);
    const small = department({ inpatient: figure(100, 3), staff: figure(91, 40) });
    const { placed, lacking } = quadrantOf([office, small], TARGETS);
    expect([placed.length, lacking.length]).toEqual([0, 1]);
  });

  test("leaves a side of too few answers out of figure, target and basis", () => {
    const figures = { inpatient: figure(20, 1), outpatient: figure(96, 100), staff: figure(91, 40) };
    const [alone] = quadrantOf([department({ ...figures, inpatient: undefined })], TARGETS).placed;
    const [both] = quadrantOf([department(figures)], TARGETS).placed;
    expect(both).toEqual({ ...alone, patient: { ...alone?.patient, tooSmall: 1 } });
    const { lacking } = quadrantOf([department({ ...figures, outpatient: figure(96, 4) })], TARGETS);
    expect(lacking[0]?.patient.figure).toEqual({ state: "suppressed", n: 5 });
    expect(lacking[0]?.patientKeys).toHaveLength(2);
  });

  test("weighs targets alike when an n is missing, and has none when one is not set", () => {
    expect(
      pooledTarget([
        { n: null, target: 99 },
        { n: 10, target: 98 },
      ]),
    ).toBe(98.5);
    expect(
      pooledTarget([
        { n: 5, target: null },
        { n: 10, target: 98 },
      ]),
    ).toBeNull();
    expect(pooledTarget([])).toBeNull();
  });

  test("compares each value with its own target", () => {
    const [good] = quadrantOf([department({ outpatient: figure(98, 50), staff: figure(90, 50) })], TARGETS).placed;
    const [bad] = quadrantOf([department({ inpatient: figure(98, 50), staff: figure(90, 50) })], TARGETS).placed;
    expect(good && reachesBoth(good, 90)).toBe(true);
    expect(bad && reachesBoth(bad, 90)).toBe(false);
  });
});

describe("a trend", () => {
  const known = (month: string, value: number) => ({
    month,
    figure: figureOf({ value, n: 900, formula: "satisfiedRate" }),
  });
  const gap = (month: string) => ({ month, figure: figureOf(null) });

  test("compares the newest figure with the one known before, over a gap", () => {
    const summary = summaryOf([known("2026-07", 80), gap("2026-08"), known("2026-09", 99.5), gap("2026-10")], 98);
    expect(summary).toMatchObject({ change: "up", points: 19.5, standing: "met" });
    expect([summary.newest?.month, summary.before?.month]).toEqual(["2026-09", "2026-07"]);
  });

  test("without figures says that it knows nothing", () => {
    expect(summaryOf([gap("2026-10")], 98)).toMatchObject({ newest: null, change: "unknown", standing: "unknown" });
  });

  test("shows staff's newest figure on the card, and of patients only the month's", () => {
    const trend = [known("2026-09", 90), gap("2026-10")];
    expect(pointForCard(trend, "staff").month).toBe("2026-09");
    expect(pointForCard(trend, "inpatient")).toEqual(gap("2026-10"));
  });
});
