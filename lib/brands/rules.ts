import { addMonths, type Day, isMonth, type Month, monthBounds } from "@/lib/core/period";

export type BrandSpan = { fromMonth: Month; toMonth: Month | null };

/** Whether a brand lives in a month; both ends inclusive. */
export function livesIn(brand: BrandSpan, month: Month): boolean {
  return brand.fromMonth <= month && (brand.toMonth === null || month <= brand.toMonth);
}

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
