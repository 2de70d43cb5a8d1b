import { type Count, rateOf } from "@/lib/surveys/rules/progress";

/** How much of what was wanted came in; `percent` may pass 100, because a target is no limit. */
export type Response = {
  part: number;
  whole: number;
  percent: number;
  /** Answers where neither a target was set nor codes were made: they are in neither number. */
  without: number;
};

/**
 * Response of some departments and rounds together: answers of the targets, and where none was set used codes of codes
 * made. Null where nothing was wanted of anybody. A count of all, not a sample: it has no interval.
 */
export function responseOf(counts: readonly Count[]): Response | null {
  let [part, whole, without] = [0, 0, 0];
  for (const count of counts) {
    const rate = rateOf(count);
    part += rate?.part ?? 0;
    whole += rate?.whole ?? 0;
    without += rate ? 0 : count.answers;
  }
  return whole > 0 ? { part, whole, percent: (100 * part) / whole, without } : null;
}
