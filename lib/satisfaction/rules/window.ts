import { addMonths, type Month, monthsBetween, monthsUpTo } from "@/lib/core/period";

/** Months from and to, both inclusive. */
export type Months = { from: Month; to: Month };

export function within({ from, to }: Months, month: Month): boolean {
  return from <= month && month <= to;
}

export function lengthOf({ from, to }: Months): number {
  return monthsBetween(from, to) + 1;
}

/** `length` months that end with `to`. */
export function windowOf(to: Month, length: number): Months {
  return { from: addMonths(to, 1 - length), to };
}

/** As many months as the window has, directly before it. */
export function windowBefore(months: Months): Months {
  return windowOf(addMonths(months.from, -1), lengthOf(months));
}

/** Months of the lines over time. */
export const TREND_MONTHS = 12;

export function trendMonths({ to }: Months): Month[] {
  return monthsUpTo(to, TREND_MONTHS);
}

/** All months that a dashboard of the window reads. */
export function readMonths(months: Months): Months {
  const before = windowBefore(months);
  const first = trendMonths(months)[0] ?? before.from;
  return { from: [before.from, first].toSorted()[0] ?? before.from, to: months.to };
}
