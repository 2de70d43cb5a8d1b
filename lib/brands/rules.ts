import { addMonths, type Day, isMonth, type Month, monthBounds, monthOf } from "@/lib/core/period";

export type BrandSpan = { fromMonth: Month; toMonth: Month | null };

/** Whether a brand lives in a month; both ends inclusive. */
export function livesIn(brand: BrandSpan, month: Month): boolean {
  return brand.fromMonth <= month && (brand.toMonth === null || month <= brand.toMonth);
}

/** A brand with the last day of its branch, where that was dissolved. */
export type BranchedSpan = Pick<BrandSpan, "toMonth"> & { branchDissolvedOn: Day | null };

/** A brand's last month: its own, or that of its branch where this is gone first. */
export function lastMonthOf({ toMonth, branchDissolvedOn }: BranchedSpan): Month | null {
  const gone = branchDissolvedOn ? monthOf(branchDissolvedOn) : null;
  return gone && (!toMonth || gone < toMonth) ? gone : toMonth;
}

/**
 * Why a brand's content is written no more; null while it is. What is over stays as it was: after its last month, and
 * from the day its branch is dissolved. `monthsAfter` lets in what still comes in after the last month.
 */
export function whyNotWritable(
  { toMonth, branchDissolvedOn }: BranchedSpan,
  day: Day,
  monthsAfter = 0,
): { key: string; params: { month: Month } } | null {
  if (branchDissolvedOn && branchDissolvedOn <= day) {
    return { key: "brands.error.branchDissolved", params: { month: monthOf(branchDissolvedOn) } };
  }
  if (!toMonth || toMonth >= addMonths(monthOf(day), -monthsAfter)) return null;
  return { key: "brands.error.ended", params: { month: toMonth } };
}

export type BrandStanding = "upcoming" | "living" | "ended";

/** Where a brand stands on a day: one whose end is set goes on until its last month is over. */
export function standingOf(brand: Pick<BrandSpan, "fromMonth"> & BranchedSpan, day: Day): BrandStanding {
  if (whyNotWritable(brand, day)) return "ended";
  return brand.fromMonth > monthOf(day) ? "upcoming" : "living";
}

/** For how many months after its end a brand's values are taken: a month's are known when it is over. */
export const VALUES_AFTER = 1;

/** Field errors of a brand's dates: a lead task cannot be due before its brand begins. */
export function brandDateErrors(brand: { fromMonth: Month; leadTaskDueOn: Day }): Record<string, string> | undefined {
  return brand.leadTaskDueOn < monthBounds(brand.fromMonth).from
    ? { leadTaskDueOn: "brands.invalid.dueBeforeStart" }
    : undefined;
}

/** The last month that is over: a running month's values are still coming in. A brand that ended is read at its end. */
export function lastFullMonth({ toMonth }: Pick<BrandSpan, "toMonth">, now: Month): Month {
  const last = addMonths(now, -1);
  return toMonth && toMonth < last ? toMonth : last;
}

/** The month whose values a form asks for: the wished one where the brand lives in it, else the last that is over. */
export function valuesMonth(brand: BrandSpan, wished: string | undefined, now: Month): Month {
  if (wished && isMonth(wished) && wished <= now && livesIn(brand, wished)) return wished;
  const last = lastFullMonth(brand, now);
  return livesIn(brand, last) ? last : brand.fromMonth;
}
