import { expect, test } from "vitest";
import { addDays, type Day, weekdayOf } from "@/lib/core/period";
import { HOLIDAY_YEARS, HOLIDAYS } from "@/lib/organisation/rules/holiday-catalogue";

const kindOf = (day: Day) => HOLIDAYS.find((one) => one.day === day)?.kind ?? null;
const namesOf = (from: Day, days: number) =>
  Array.from({ length: days }, (_, index) => HOLIDAYS.find(({ day }) => day === addDays(from, index))?.name);

test.each([
  ["2024-10-01", 7, "国庆节"],
  ["2025-10-01", 8, "国庆节、中秋"],
  ["2026-10-01", 7, "国庆节"],
  ["2024-02-10", 8, "春节"],
  ["2025-01-28", 8, "春节"],
  ["2026-02-15", 9, "春节"],
])("from %s on, %i days are off, and the days around them are not", (from, days, name) => {
  for (let index = 0; index < days; index++) expect(kindOf(addDays(from, index))).toBe("holiday");
  expect(kindOf(addDays(from, -1))).not.toBe("holiday");
  expect(kindOf(addDays(from, days))).not.toBe("holiday");
  expect(new Set(namesOf(from, days))).toEqual(new Set(name.split("、")));
});

test.each([
  ["2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"],
  ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
])("make-up days of a year, beginning with %s, are these and no others", (...days) => {
  const year = days[0]?.slice(0, 4) ?? "";
  const worked = HOLIDAYS.filter(({ day, kind }) => kind === "workday" && day.startsWith(year));
  expect(worked.map(({ day }) => day)).toEqual(days);
  expect(days.every((day) => weekdayOf(day) >= 5)).toBe(true);
});

test("no day stands twice, and a year is known whole or not at all", () => {
  expect(new Set(HOLIDAYS.map(({ day }) => day)).size).toBe(HOLIDAYS.length);
  expect(HOLIDAY_YEARS[0]).toBe(2020);
  for (const year of HOLIDAY_YEARS) {
    expect(HOLIDAYS.filter(({ day }) => day.startsWith(String(year))).length).toBeGreaterThan(25);
    for (const first of ["01-01", "05-01", "10-01"]) expect(kindOf(`${year}-${first}`)).toBe("holiday");
  }
});
