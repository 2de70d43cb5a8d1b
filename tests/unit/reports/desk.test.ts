import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, instantOf, monthsUpTo } from "@/lib/core/period";
import { reportDueOn } from "@/lib/core/workdays";
import { isOverdue } from "@/lib/reports/rules";
import { type CellLaw, cellMatches, countCells, isAsked, judgeCell, wordsOf } from "@/lib/reports/rules/desk";
import { REPORT_STANDINGS } from "@/lib/reports/schema";

const OWING = { fromMonth: "2026-02", toMonth: null, dissolvedOn: null };
const at = { owing: OWING, month: "2026-03", dueOn: "2026-04-08", today: "2026-04-08" };
const cell = (given: Partial<Parameters<typeof judgeCell>[0]>) => judgeCell({ report: null, ...at, ...given });
const report = (status: (typeof REPORT_STANDINGS)[number], day: string | null) => ({
  status,
  handedInAt: day === null ? null : instantOf(day, "23:59"),
});

describe("what a cell says", () => {
  test("a month that has not begun is not due, one before the brand is not asked for", () => {
    expect(cell({ month: "2026-05" })).toEqual({ state: "notYet", late: false });
    expect(cell({ month: "2026-01" })).toEqual({ state: "notAsked", late: false });
    expect(cell({ owing: null })).toEqual({ state: "notAsked", late: false });
  });

  test("missing until its due day is over, late from the day after", () => {
    expect(cell({})).toEqual({ state: "missing", late: false });
    expect(cell({ today: "2026-04-09" })).toEqual({ state: "missing", late: true });
  });

  test("a draft is late after the day; what came in time and is read later is not", () => {
    expect(cell({ report: report("draft", null), today: "2026-04-09" })).toEqual({ state: "draft", late: true });
    expect(cell({ report: report("returned", "2026-04-08"), today: "2026-05-30" })).toEqual({
      state: "returned",
      late: false,
    });
    expect(cell({ report: report("approved", "2026-04-09") })).toEqual({ state: "approved", late: true });
    expect(cell({ report: report("submitted", "2026-04-08") })).toEqual({ state: "submitted", late: false });
  });

  test("the month in which a branch is dissolved asks for none, but what it wrote stays", () => {
    const owing = { ...OWING, dissolvedOn: "2026-03-01" };
    expect(cell({ owing })).toEqual({ state: "notAsked", late: false });
    expect(isAsked(owing, "2026-02")).toBe(true);
    expect(cell({ owing, report: report("draft", null), today: "2026-06-01" })).toEqual({
      state: "draft",
      late: false,
    });
  });

  test("what was approved and is open again came, late or not", () => {
    const late = cell({ report: report("reopened", "2026-04-09"), today: "2026-06-01" });
    expect(late).toEqual({ state: "reopened", late: true });
    expect(cellMatches(late, "late")).toBe(false);
    expect(wordsOf(late)).toEqual(["reopened", "handedInLate"]);
    expect(wordsOf({ state: "returned", late: true })).toEqual(["returned", "handedInLate"]);
    expect(wordsOf({ state: "missing", late: true })).toEqual(["late"]);
  });

  test("late as a filter means: still not there", () => {
    expect(cellMatches({ state: "missing", late: true }, "late")).toBe(true);
    expect(cellMatches({ state: "returned", late: true }, "late")).toBe(false);
    expect(cellMatches({ state: "approved", late: true }, "late")).toBe(false);
    expect(cellMatches({ state: "approved", late: true }, "approved")).toBe(true);
  });

  test("totals count every asked month once and name nobody", () => {
    const cells: CellLaw[] = [
      { state: "approved", late: true },
      { state: "approved", late: false },
      { state: "missing", late: true },
      { state: "missing", late: false },
      { state: "notAsked", late: false },
      { state: "notYet", late: false },
    ];
    expect(countCells(cells)).toEqual([
      { word: "approved", count: 2 },
      { word: "missing", count: 1 },
      { word: "late", count: 1 },
    ]);
  });
});

const YEAR = monthsUpTo("2026-12", 12);
const month = fc.constantFrom(...monthsUpTo("2027-06", 30));
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([of, n]) => `${of}-${String(n).padStart(2, "0")}`);
const owing = fc.record({
  fromMonth: month,
  toMonth: fc.option(month),
  dissolvedOn: fc.option(day),
});
const CALENDAR = { off: new Set(["2026-05-01"]), worked: new Set<string>(), years: new Set([2026]) };

const inSpan = (
  { fromMonth, toMonth, dissolvedOn }: { fromMonth: string; toMonth: string | null; dissolvedOn: string | null },
  of: string,
) => fromMonth <= of && (toMonth ?? "9999-12") >= of && of < (dissolvedOn ?? "9999-12").slice(0, 7);
const reported = fc.record({
  status: fc.constantFrom(...REPORT_STANDINGS),
  handedInAt: fc.option(day.map((of) => instantOf(of, "12:00"))),
});

test("over any life of a brand a month is asked for inside its span and the branch's life, and nowhere else", () => {
  fc.assert(
    fc.property(owing, day, fc.constantFrom(...YEAR), (span, today, of) => {
      const { state } = judgeCell({ owing: span, report: null, month: of, dueOn: "2026-12-31", today });
      const begun = of > today.slice(0, 7) ? "notYet" : "missing";
      expect(isAsked(span, of)).toBe(inSpan(span, of));
      expect(state).toBe(inSpan(span, of) ? begun : "notAsked");
    }),
  );
});

test("what was written is always shown; late is only what was asked for and is past its day", () => {
  fc.assert(
    fc.property(owing, day, fc.option(reported), fc.constantFrom(...YEAR), (span, today, found, of) => {
      const dueOn = reportDueOn(of, 5, CALENDAR);
      const { state, late } = judgeCell({ owing: span, report: found, month: of, dueOn, today });
      expect(state).toBe(found?.status ?? state);
      const past = found?.handedInAt ? dayOf(found.handedInAt) > dueOn : today > dueOn;
      expect(late && !(past && inSpan(span, of))).toBe(false);
    }),
  );
});

test("the desk and the writer's own pages call the same reports late", () => {
  const deadline = { workday: 5, calendar: CALENDAR };
  fc.assert(
    fc.property(day, fc.constantFrom(...YEAR), fc.constantFrom(null, ...REPORT_STANDINGS), (today, of, status) => {
      const handedInAt = status === null || status === "draft" ? null : instantOf(`${of}-28`, "12:00");
      const dueOn = reportDueOn(of, deadline.workday, deadline.calendar);
      const owing = { fromMonth: "2025-01", toMonth: null, dissolvedOn: null };
      const law = judgeCell({ owing, report: status && { status, handedInAt }, month: of, dueOn, today });
      expect(isOverdue(status ?? "missing", of, deadline, today)).toBe(cellMatches(law, "late"));
    }),
  );
});

test("of several due days a later one never makes a report later", () => {
  fc.assert(
    fc.property(owing, day, day, day, (span, today, one, other) => {
      const [early, lateDue] = [one, other].sort();
      const judged = (dueOn = "") => judgeCell({ owing: span, report: null, month: "2026-03", dueOn, today }).late;
      if (judged(lateDue)) expect(judged(early)).toBe(true);
    }),
  );
});
