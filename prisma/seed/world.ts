import { addDays, addMonths, type Day, type Month, monthBounds, monthOf, weekdayOf } from "@/lib/core/period";
import type { RowOf } from "./rows";
import type { BranchWords } from "./words/branches";
import type { DepartmentWords } from "./words/departments";

/** Where and when the demo hospital stands; everything else is derived from it. */
export type World = { hospitalId: string; today: Day; month: Month };

export type DepartmentPlan = { words: DepartmentWords; row: RowOf<"Department"> };

export type BranchPlan = {
  index: number;
  words: BranchWords;
  row: RowOf<"Branch">;
  departmentIds: string[];
  groups: RowOf<"Group">[];
};

export type Person = {
  row: RowOf<"Staff">;
  department: DepartmentWords;
  /** 0 junior to 3 senior. */
  rank: number;
  head: boolean;
};

export type MemberPlan = { row: RowOf<"Member">; person: Person };

/** A committee of a branch: its secretary first. */
export type Term = { fromDay: Day; toDay: Day | null; members: MemberPlan[] };

export const MONTHS_OF_ACTIVITIES = 24;
export const MONTHS_OF_FIGURES = 36;

/** A day of a month, pulled back into a short month. */
export function dayIn(month: Month, day: number): Day {
  const last = addDays(monthBounds(month).until, -1);
  const wanted = `${month}-${String(Math.max(1, day)).padStart(2, "0")}`;
  return wanted > last ? last : wanted;
}

/** Like `dayIn`, moved off a weekend and the October holidays without leaving the month. */
export function workdayIn(month: Month, day: number): Day {
  const wanted = dayIn(month, month.endsWith("-10") ? Math.max(day, 8) : day);
  const weekday = weekdayOf(wanted);
  if (weekday < 5) return wanted;
  const monday = addDays(wanted, 7 - weekday);
  return monthOf(monday) === month ? monday : addDays(wanted, 4 - weekday);
}

/** The same day of the month some months before `today`. */
export function monthsAgo(world: World, months: number, day = 15): Day {
  return dayIn(addMonths(world.month, -months), day);
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** Number of the calendar month, 1 to 12. */
export function monthNumber(month: Month): number {
  return Number(month.slice(5, 7));
}
