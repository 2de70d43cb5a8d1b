import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayOf,
  instantOf,
  isDay,
  isMonth,
  isTime,
  lastDayOf,
  monthBounds,
  monthOf,
  monthsBetween,
  monthsUpTo,
  quarterMonths,
  timeOf,
  weekdayOf,
  weeksOf,
} from "@/lib/core/period";

const anyInstant = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
const anyMonth = anyInstant.map((instant) => monthOf(dayOf(instant)));

describe("days and months", () => {
  test.each([
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-1-1",
    "2026-00-10",
    "9999-12-31",
    "0000-01-01",
    "",
    "2026-01-01T00:00",
  ])("%s is no day", (text) => expect(isDay(text)).toBe(false));

  test.each([
    ["2028-02", "2028-02-29"],
    ["2026-02", "2026-02-28"],
    ["2026-12", "2026-12-31"],
  ])("the last day of %s is %s", (month, day) => expect(lastDayOf(month)).toBe(day));

  test("29 February is a day in a leap year", () => expect(isDay("2028-02-29")).toBe(true));

  test("months and times are checked to the letter", () => {
    expect([isMonth("2026-12"), isMonth("2026-13"), isMonth("2026-1"), isMonth("9999-12")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([isTime("23:59"), isTime("24:00"), isTime("9:00")]).toEqual([true, false, false]);
  });

  test("an instant late in the evening of UTC is already tomorrow at the hospital", () => {
    expect(dayOf(new Date("2026-06-30T16:00:00Z"))).toBe("2026-07-01");
    expect(timeOf(new Date("2026-06-30T15:59:00Z"))).toBe("23:59");
  });

  test("day and time make an instant that reads back the same", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const again = instantOf(dayOf(instant), timeOf(instant));
        expect([dayOf(again), timeOf(again)]).toEqual([dayOf(instant), timeOf(instant)]);
      }),
    );
  });

  test("adding months goes back and forth", () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: -600, max: 600 }), (month, count) => {
        expect(addMonths(addMonths(month, count), -count)).toBe(month);
        expect(monthsBetween(month, addMonths(month, count))).toBe(count);
      }),
    );
  });

  test("a month's bounds hold every one of its days and no other", () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const { from, until } = monthBounds(month);
        expect(monthOf(from)).toBe(month);
        expect(monthOf(addDays(until, -1))).toBe(month);
        expect(monthOf(addDays(from, -1))).not.toBe(month);
      }),
    );
  });

  test("twelve months end with the one asked for", () => {
    expect(monthsUpTo("2026-02", 3)).toEqual(["2025-12", "2026-01", "2026-02"]);
  });

  test("a quarter is found from each of its months", () => {
    for (const month of ["2026-10", "2026-11", "2026-12"]) {
      expect(quarterMonths(month)).toEqual(["2026-10", "2026-11", "2026-12"]);
    }
  });
});

describe("calendar", () => {
  test("weeks begin on Monday and hold the whole month", () => {
    fc.assert(
      fc.property(anyMonth, (month) => {
        const weeks = weeksOf(month);
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? "") === 0)).toBe(true);
        const days = weeks.flat().filter((day) => monthOf(day) === month);
        expect(days[0]).toBe(`${month}-01`);
        expect(addDays(days.at(-1) ?? "", 1)).toBe(monthBounds(month).until);
      }),
    );
  });
});
