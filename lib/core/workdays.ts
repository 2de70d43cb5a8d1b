import { addDays, addMonths, type Day, lastDayOf, type Month, monthBounds, weekdayOf } from "./period";

/** A hospital's days off and make-up days. A year without the notice's is unknown: there Monday to Friday are worked. */
export type WorkCalendar = { off: ReadonlySet<Day>; worked: ReadonlySet<Day>; years: ReadonlySet<number> };

/** By the end of which working day of the following month a report is due, and what a working day is. */
export type Deadline = { workday: number; calendar: WorkCalendar };

/** The longest run that is searched: no month, however many days off it has, sends the search round for ever. */
const MOST_DAYS = 92;

export function isWorkday(day: Day, { off, worked }: WorkCalendar): boolean {
  if (worked.has(day)) return true;
  return weekdayOf(day) < 5 && !off.has(day);
}

/** Whether the days off of a day's year are in the table; otherwise only its weekends are known. */
export function knowsYear(day: Day, { years }: WorkCalendar): boolean {
  return years.has(Number(day.slice(0, 4)));
}

/**
 * The n-th working day counted from the first of a month; a month with fewer goes on into the next one. The month's
 * last day where there is none at all.
 */
export function nthWorkday(month: Month, n: number, calendar: WorkCalendar): Day {
  const { from } = monthBounds(month);
  let left = n;
  for (let ahead = 0; ahead < MOST_DAYS; ahead += 1) {
    const day = addDays(from, ahead);
    if (isWorkday(day, calendar)) left -= 1;
    if (left <= 0) return day;
  }
  return lastDayOf(month);
}

/** Last day on which the report of `month` is on time: the n-th working day of the following month. */
export function reportDueOn(month: Month, n: number, calendar: WorkCalendar): Day {
  return nthWorkday(addMonths(month, 1), n, calendar);
}
