import { addMonths, type Day, type Month, monthOf } from "@/lib/core/period";
import type { BrandSpan } from "../rules";

/** A brand of a branch as its line is judged: when it lives, and the months it has reported on. */
export type LineBrand = BrandSpan & { id: string; reported: readonly Month[] };

/** Why something cannot be, as a sentence with its values. */
export type Refusal = { key: string; params?: Record<string, string> };

/** When a branch is there at all. */
export type BranchSpan = { foundedOn: Day | null; dissolvedOn: Day | null };

/** The last month of a brand that another takes over from in a month. */
export function lastMonthBefore(fromMonth: Month): Month {
  return addMonths(fromMonth, -1);
}

export function overlaps(a: BrandSpan, b: BrandSpan): boolean {
  return (a.toMonth === null || b.fromMonth <= a.toMonth) && (b.toMonth === null || a.fromMonth <= b.toMonth);
}

/** Whether a span lies clear of all other brands of the branch: it leads one brand at a time. */
export function liesClear(line: readonly LineBrand[], span: BrandSpan, except?: string): boolean {
  return line.every((one) => one.id === except || !overlaps(one, span));
}

/** Months with reports that a brand would lose if it ended with `toMonth`. */
export function cutOff(brand: Pick<LineBrand, "reported">, toMonth: Month): Month[] {
  return brand.reported.filter((month) => month > toMonth).sort();
}

/** Why a living brand cannot have `toMonth` as its last month; null when it can. */
export function whyNotEnd(brand: LineBrand, toMonth: Month): Refusal | null {
  if (brand.toMonth !== null) return { key: "brands.error.ended", params: { month: brand.toMonth } };
  if (toMonth < brand.fromMonth) return { key: "brands.invalid.endsBeforeBegin", params: { month: brand.fromMonth } };
  const lost = cutOff(brand, toMonth);
  return lost.length > 0 ? { key: "brands.invalid.cutsOff", params: { months: lost.join("、") } } : null;
}

/**
 * Why months that are over and owe a report would be let off by an end; null when none are. A branch that is gone owes
 * none afterwards.
 */
export function whyNotEndSoEarly(toMonth: Month, now: Month, { dissolvedOn }: BranchSpan): Refusal | null {
  const last = addMonths(now, -1);
  const earliest = dissolvedOn && monthOf(dissolvedOn) < last ? monthOf(dissolvedOn) : last;
  return toMonth < earliest ? { key: "brands.invalid.endsTooEarly", params: { month: earliest } } : null;
}

/** Why months that are over and owe a report would be let off by a later begin; null when none are. */
export function whyNotBeginLater(own: BrandSpan, fromMonth: Month, now: Month): Refusal | null {
  if (fromMonth <= own.fromMonth || own.fromMonth >= now) return null;
  return { key: "brands.invalid.beginsTooLate", params: { month: own.fromMonth } };
}

/** The first month in which a next iteration may begin: no month is rewritten, so the next one at the earliest. */
export function earliestIteration(brand: Pick<LineBrand, "fromMonth" | "reported">, now: Month): Month {
  const after = [now, brand.fromMonth, ...brand.reported].sort().at(-1) ?? now;
  return addMonths(after, 1);
}

/** Why a next iteration of a living brand cannot begin in a month; null when it can. */
export function whyNotIterate(brand: LineBrand, fromMonth: Month, now: Month): Refusal | null {
  const refusal = whyNotEnd(brand, lastMonthBefore(fromMonth));
  if (refusal) return refusal;
  return fromMonth <= now ? { key: "brands.invalid.iterationTooEarly", params: { month: addMonths(now, 1) } } : null;
}

/** Why a next iteration cannot be taken back; null while it has neither begun nor a report. */
export function whyNotUndo({ fromMonth, reported }: LineBrand, now: Month): Refusal | null {
  return fromMonth <= now || reported.length > 0 ? { key: "brands.error.begun", params: { month: fromMonth } } : null;
}

/** Why a brand cannot begin in a month of a branch's life; null when it can. */
export function whyNotInBranch(branch: BranchSpan, fromMonth: Month): Refusal | null {
  if (branch.foundedOn && fromMonth < monthOf(branch.foundedOn)) {
    return { key: "brands.invalid.beforeFounded", params: { month: monthOf(branch.foundedOn) } };
  }
  if (branch.dissolvedOn && fromMonth > monthOf(branch.dissolvedOn)) {
    return { key: "brands.invalid.afterDissolved", params: { month: monthOf(branch.dissolvedOn) } };
  }
  return null;
}
