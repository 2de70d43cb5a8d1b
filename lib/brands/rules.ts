import { type Day, type Month, monthBounds } from "@/lib/core/period";

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
