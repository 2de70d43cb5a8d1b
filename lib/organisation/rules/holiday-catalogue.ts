import known from "chinese-days/dist/chinese-days.json";
import type { HolidayKind } from "@/lib/core/db/generated/enums";
import type { Day } from "@/lib/core/period";

export type CatalogueHoliday = { day: Day; kind: HolidayKind; name: string };

/** Years before it are of no use to anybody: no report reaches back to them. */
const FIRST_YEAR = "2020";

/** The package writes "National Day,国庆节,3"; names are kept in the words of the notice. */
function daysOf(table: Record<string, string>, kind: HolidayKind): CatalogueHoliday[] {
  const days = Object.entries(table).filter(([day]) => day >= FIRST_YEAR);
  return days.map(([day, words]) => ({ day, kind, name: words.split(",")[1] ?? words }));
}

/**
 * Days off and make-up days by the State Council's yearly notices, from `chinese-days`. Its functions answer also for
 * years it knows nothing of, by the day of the week; its table does not, so only the table is read.
 */
export const HOLIDAYS: readonly CatalogueHoliday[] = [
  ...daysOf(known.holidays, "holiday"),
  ...daysOf(known.workdays, "workday"),
].toSorted((a, b) => (a.day < b.day ? -1 : 1));

/** The years of which the notice is known. */
export const HOLIDAY_YEARS: readonly number[] = [...new Set(HOLIDAYS.map(({ day }) => Number(day.slice(0, 4))))];
