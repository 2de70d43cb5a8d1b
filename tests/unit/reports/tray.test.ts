import { describe, expect, test } from "vitest";
import { trainingPeriod } from "@/lib/activities/rules/training";
import { trainingFilters } from "@/lib/activities/schema";
import { countPrefill, linksFor, reportedFigure, viewFigure } from "@/lib/reports/rules/figures";
import { defaultTab, orderOf, rowsLeftOpen, rowsToStart, tabsOf, tallyStates } from "@/lib/reports/rules/tray";
import { type ReportStanding, reportFilters, writeReportSchema } from "@/lib/reports/schema";
import { actorOf } from "@/tests/support/actors";

const BRANCH = "0190a5c0-0000-7000-8000-000000000002";

const row = (brandId: string, month: string, status: "missing" | ReportStanding) => ({
  brandId,
  month,
  status,
});

describe("trays", () => {
  test("only people who write or review have something to do", () => {
    expect(tabsOf(actorOf({ roles: ["branchSecretary"], branchIds: ["b"] }))).toEqual(["todo", "sent", "done", "all"]);
    expect(tabsOf(actorOf({ roles: ["committee"] }))).toEqual(["todo", "done", "all"]);
    expect(tabsOf(actorOf({ roles: ["leader"] }))).toEqual(["all"]);
    expect(tabsOf(actorOf({ roles: ["auditor"] }))).toEqual(["all"]);
  });

  test("what is to be done opens first; filters without a tab search everything", () => {
    const tabs = ["todo", "done", "all"] as const;
    expect(defaultTab(tabs, {})).toBe("todo");
    expect(defaultTab(tabs, { month: "2026-10" })).toBe("all");
    expect(defaultTab(tabs, { tab: "done", month: "2026-10" })).toBe("done");
    expect(defaultTab(["all"], { tab: "todo" })).toBe("all");
  });

  test("the month that is over comes first while it is open, then the present one", () => {
    const rows = [row("a", "2026-10", "missing"), row("a", "2026-11", "missing"), row("b", "2026-10", "approved")];
    expect(rowsToStart(rows, "2026-11").map(({ month }) => month)).toEqual(["2026-10", "2026-11"]);
    expect(rowsToStart([row("a", "2026-11", "approved")], "2026-11")).toHaveLength(1);
    for (const back of ["returned", "reopened"] as const) {
      const rows = [row("a", "2026-11", back), row("a", "2026-10", "missing")];
      expect(rowsToStart(rows, "2026-11").map(({ month }) => month)).toEqual(["2026-11", "2026-10"]);
    }
  });

  test("a month at a glance counts every status once and names who owes", () => {
    const states = ["approved", "missing", "returned", "reopened"] as const;
    const { counts, owing } = tallyStates(states.map((status, index) => row("abcd".charAt(index), "2026-10", status)));
    expect(counts).toEqual([
      { status: "approved", count: 1 },
      { status: "reopened", count: 1 },
      { status: "returned", count: 1 },
      { status: "missing", count: 1 },
    ]);
    expect(owing.map(({ brandId }) => brandId)).toEqual(["b", "c"]);
  });

  test("months before those that never came are left open, the newest first", () => {
    const rows = [
      row("a", "2026-07", "missing"),
      row("a", "2026-08", "returned"),
      row("a", "2026-09", "draft"),
      row("a", "2026-10", "missing"),
      row("a", "2026-11", "missing"),
    ];
    expect(rowsLeftOpen(rows, "2026-11").map(({ month }) => month)).toEqual(["2026-09", "2026-07"]);
    expect(rowsToStart(rows, "2026-11").map(({ month }) => month)).toEqual(["2026-08", "2026-10", "2026-11"]);
  });

  test("what came back is offered however old it is, and never among what did not come", () => {
    for (const back of ["returned", "reopened"] as const) {
      const rows = [row("a", "2026-06", back), row("a", "2026-07", "approved"), row("a", "2026-11", "missing")];
      expect(rowsToStart(rows, "2026-11").map(({ month }) => month)).toEqual(["2026-06", "2026-11"]);
      expect(rowsLeftOpen(rows, "2026-11")).toEqual([]);
    }
  });

  test("of a branch that is gone nothing is asked, and what it handed in counts", () => {
    const gone = [row("a", "2026-10", "missing"), row("b", "2026-10", "approved")].map((one) => ({
      ...one,
      gone: true,
    }));
    expect(tallyStates(gone)).toEqual({ counts: [{ status: "approved", count: 1 }], owing: [] });
  });

  test("an address that makes no sense is read as none", () => {
    const filters = reportFilters.parse({
      tab: "x",
      month: "2026-13",
      branch: "1",
      status: "?",
      page: "-1",
      sort: "y",
    });
    expect(filters).toEqual({ page: 1 });
    expect(orderOf("all", filters)).toEqual({ sort: "month", dir: "desc" });
  });
});

describe("figures beside last month's", () => {
  const place = { departmentId: "d", departmentName: "D", population: "inpatient", month: "2026-10" } as const;
  const figure = (value: number, n: number | null, before: [number, number | null] | null) =>
    reportedFigure(
      {
        ...place,
        ...{ value, n, formula: "satisfiedRate", source: "Q", method: "paper" },
        previous: before?.[0] ?? null,
        before: before && { value: before[0], n: before[1], formula: "satisfiedRate" },
      },
      98,
    );

  test("a change is called one only when the intervals part", () => {
    expect(viewFigure(figure(95, 2000, [90, 2000]))).toEqual({ suppressed: false, change: "up", points: 5 });
    expect(viewFigure(figure(90, 2000, [95, 2000]))).toEqual({ suppressed: false, change: "down", points: 5 });
    // The same five points, of too few people to tell.
    expect(viewFigure(figure(95, 40, [90, 40]))).toEqual({ suppressed: false, change: "unclear", points: null });
    expect(viewFigure(figure(95, null, [90, 40]))).toMatchObject({ change: "unknown", points: null });
    expect(viewFigure(figure(95, 40, null))).toMatchObject({ change: "unknown", points: null });
    expect(viewFigure(figure(95, 4, [90, 2000]))).toMatchObject({ suppressed: true, change: "unknown" });
  });

  test("a report from before intervals were kept claims no change", () => {
    expect(viewFigure({ value: 99, n: 4000, previous: 90 })).toEqual({
      suppressed: false,
      change: "unknown",
      points: null,
    });
  });

  test("a target is met or missed only by the whole interval", () => {
    expect(figure(99.5, 5000, null)).toMatchObject({ target: 98, standing: "met" });
    expect(figure(90, 5000, null).standing).toBe("below");
    expect(figure(98.1, 50, null).standing).toBe("unclear");
    expect(figure(99.5, null, null)).toMatchObject({ standing: "unknown", low: null, high: null });
  });

  test("fewer than five answers are not shown; an unknown n is", () => {
    expect(viewFigure({ value: 100, n: 4, previous: null }).suppressed).toBe(true);
    expect(viewFigure({ value: 100, n: 5, previous: null }).suppressed).toBe(false);
    expect(viewFigure({ value: 100, n: null, previous: null }).suppressed).toBe(false);
  });

  test("training opens at the month that the figure is of, not at its year", () => {
    const { training } = linksFor(actorOf({ roles: ["committee"] }), {
      branchId: BRANCH,
      brandId: "r",
      month: "2026-10",
    });
    const asked = trainingFilters.parse(Object.fromEntries(new URL(training ?? "", "http://h").searchParams));
    expect([asked.branch, trainingPeriod(asked)]).toEqual([BRANCH, { from: "2026-10-01", until: "2026-11-01" }]);
  });

  test("the summary counts activities, not kinds", () => {
    const activities = [
      { kind: "lecture", count: 2, present: 40, expected: 44 },
      { kind: "training", count: 3, present: 9, expected: 9 },
    ];
    const sums = { activities: 5, partners: 0, figures: 0, improvements: 0 };
    expect(countPrefill({ activities, partnerWork: [], satisfaction: [], improvements: [] })).toEqual(sums);
    // A report from before improvement actions were kept.
    expect(countPrefill({ activities, partnerWork: [], satisfaction: [] })).toEqual(sums);
  });

  test("an auditor, who may not open figures and improvement actions, gets no link to them", () => {
    const report = { branchId: "b", brandId: "r", month: "2026-10" };
    expect(linksFor(actorOf({ roles: ["auditor"] }), report).improvement).toBeUndefined();
    expect(linksFor(actorOf({ roles: ["branchSecretary"] }), report).improvement?.("x")).toBe("/improvements/x");
    expect(linksFor(actorOf({ roles: ["auditor"] }), report).satisfaction).toBeUndefined();
    expect(
      linksFor(actorOf({ roles: ["committee"] }), report).duty?.({
        kind: "lecture",
        from: "2026-10",
        until: "2026-12",
      }),
    ).toBe("/activities?branch=b&kind=lecture&from=2026-10-01&to=2026-12-31&state=held");
    expect(linksFor(actorOf({ roles: ["committee"] }), report).satisfaction).toBeDefined();
  });
});

describe("what a browser sends", () => {
  const base = { id: "0190a5c0-0000-7000-8000-000000000001", version: "3" };

  test("line breaks count once, and fields left out are empty", () => {
    const parsed = writeReportSchema.parse({ ...base, nextStep: "a\r\nb" });
    expect(parsed).toMatchObject({
      progress: "",
      result: "",
      problem: "",
      nextStep: "a\nb",
      doneSteps: [],
      version: 3,
    });
    expect(writeReportSchema.safeParse({ ...base, result: "x\r\n".repeat(1000) }).success).toBe(true);
  });

  test("a text that is too long and a NUL are refused at their field", () => {
    expect(writeReportSchema.safeParse({ ...base, result: "x".repeat(2001) }).error?.issues[0]?.path).toEqual([
      "result",
    ]);
    expect(writeReportSchema.safeParse({ ...base, problem: "a\u0000" }).error?.issues[0]?.path).toEqual(["problem"]);
  });
});
