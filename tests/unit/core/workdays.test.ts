import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, monthOf, weekdayOf } from "@/lib/core/period";
import { isWorkday, knowsYear, nthWorkday, reportDueOn, type WorkCalendar } from "@/lib/core/workdays";

const calendarOf = (off: string[] = [], worked: string[] = [], years: number[] = []): WorkCalendar => ({
  off: new Set(off),
  worked: new Set(worked),
  years: new Set(years),
});

/** October 2026: the 1st to the 7th are off, Saturday the 10th is made up for. */
const OCTOBER = calendarOf(
  Array.from({ length: 7 }, (_, index) => `2026-10-0${index + 1}`),
  ["2026-10-10"],
  [2026],
);

describe("working days", () => {
  test("Monday to Friday where nothing else is known", () => {
    expect(isWorkday("2026-11-27", calendarOf())).toBe(true);
    expect(isWorkday("2026-11-28", calendarOf())).toBe(false);
    expect(isWorkday("2026-11-29", calendarOf())).toBe(false);
  });

  test("a holiday on a weekday is off, a make-up Saturday is worked", () => {
    expect(isWorkday("2026-10-05", OCTOBER)).toBe(false);
    expect(isWorkday("2026-10-10", OCTOBER)).toBe(true);
    expect(isWorkday("2026-10-11", OCTOBER)).toBe(false);
  });

  test("the report of September waits for the holidays: 8, 9, 10, 12, 13 October", () => {
    expect(reportDueOn("2026-09", 5, OCTOBER)).toBe("2026-10-13");
    expect(reportDueOn("2026-09", 5, calendarOf())).toBe("2026-10-07");
    expect(nthWorkday("2026-10", 1, OCTOBER)).toBe("2026-10-08");
  });

  test("over the turn of the year, with New Year's Day off", () => {
    expect(reportDueOn("2026-12", 5, calendarOf(["2027-01-01"]))).toBe("2027-01-08");
    expect(reportDueOn("2026-12", 5, calendarOf())).toBe("2027-01-07");
  });

  test("a year without rows is unknown", () => {
    expect(knowsYear("2026-10-13", OCTOBER)).toBe(true);
    expect(knowsYear("2027-01-08", OCTOBER)).toBe(false);
  });

  test("a month with too few working days goes on into the next; without any there is still an answer", () => {
    expect(nthWorkday("2026-02", 25, calendarOf())).toBe("2026-03-06");
    const never = calendarOf(Array.from({ length: 400 }, (_, index) => addDays("2026-01-01", index)));
    expect(nthWorkday("2026-03", 5, never)).toBe("2026-03-31");
  });
});

describe("whatever the table says", () => {
  const month = fc.integer({ min: 0, max: 600 }).map((index) => addMonths("2000-01", index));
  const near = (of: string) => fc.array(fc.integer({ min: 0, max: 50 }).map((ahead) => addDays(`${of}-01`, ahead)));
  const given = month.chain((of) => fc.tuple(fc.constant(of), near(of), near(of), fc.integer({ min: 1, max: 15 })));

  test("the n-th working day is one, and exactly n lie up to it", () => {
    fc.assert(
      fc.property(given, ([of, off, worked, n]) => {
        const calendar = calendarOf(off, worked);
        const due = nthWorkday(of, n, calendar);
        if (!isWorkday(due, calendar)) return;
        let count = 0;
        for (let day = `${of}-01`; day <= due; day = addDays(day, 1)) count += isWorkday(day, calendar) ? 1 : 0;
        expect(count).toBe(n);
        expect(due >= `${of}-01`).toBe(true);
      }),
    );
  });

  test("a day off never brings a due day forward, a make-up day never puts it off", () => {
    fc.assert(
      fc.property(given, ([of, off, worked, n]) => {
        const plain = nthWorkday(of, n, calendarOf());
        expect(nthWorkday(of, n, calendarOf(off)) >= plain).toBe(true);
        expect(nthWorkday(of, n, calendarOf([], worked)) <= plain).toBe(true);
      }),
    );
  });

  test("without a table the due day is a weekday of the following month", () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 1, max: 20 }), (of, n) => {
        const due = reportDueOn(of, n, calendarOf());
        expect(weekdayOf(due)).toBeLessThan(5);
        expect(monthOf(due)).toBe(addMonths(of, 1));
      }),
    );
  });
});
