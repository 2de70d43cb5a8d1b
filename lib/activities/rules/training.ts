import { addMonths, type Day, type Month, monthBounds } from "@/lib/core/period";
import { ACTIVITY_KINDS, type ActivityKind } from "../schema";

/** Kinds whose attendances are training, by the hospital's rules `training.<kind>`. */
export function trainingKinds(rules: readonly { key: string; value: number }[]): ActivityKind[] {
  const counted = new Set(rules.filter(({ value }) => value > 0).map(({ key }) => key));
  return ACTIVITY_KINDS.filter((kind) => counted.has(`training.${kind}`));
}

/** A month, or else a calendar year, as days, half-open. */
export function trainingPeriod({ year, month }: { year: string; month?: Month | undefined }): {
  from: Day;
  until: Day;
} {
  if (month) return monthBounds(month);
  return { from: `${year}-01-01`, until: `${addMonths(`${year}-01`, 12)}-01` };
}

/** Minutes as hours with at most one decimal: 100 are 1.7. */
export function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}

/** The years offered to choose from, the running one first. */
export function recentYears(today: Day): string[] {
  return Array.from({ length: 6 }, (_, index) => String(Number(today.slice(0, 4)) - index));
}
