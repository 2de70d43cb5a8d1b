import type { Population } from "../schema";

/** What is known of how many answered in one department, or in several together. */
export type Count = {
  answers: number;
  /** Answers wanted; null: no target was set. */
  target: number | null;
  /** Single-use codes made and not taken back, and those of them that nobody has used yet. */
  codesIssued: number;
  codesLeft: number;
};

/** `of`: what the answers are held against. `percent` may pass 100: a target is no limit. */
export type Rate = { of: "target" | "codes"; part: number; whole: number; percent: number };

/**
 * Answers of a hundred wanted; without a target, used codes of a hundred made, since answers given by poster belong to
 * no code. Null where nobody knows how many could have answered.
 */
export function rateOf({ answers, target, codesIssued, codesLeft }: Count): Rate | null {
  if (target !== null) return rate("target", answers, target);
  return codesIssued > 0 ? rate("codes", codesIssued - codesLeft, codesIssued) : null;
}

function rate(of: Rate["of"], part: number, whole: number): Rate {
  return { of, part, whole, percent: (part / whole) * 100 };
}

/** Several departments as one: a target only where each of them has one. */
export function totalOf(counts: readonly Count[]): Count {
  const sum = (one: (count: Count) => number) => counts.reduce((total, count) => total + one(count), 0);
  const aimed = counts.length > 0 && counts.every(({ target }) => target !== null);
  return {
    answers: sum(({ answers }) => answers),
    target: aimed ? sum(({ target }) => target ?? 0) : null,
    codesIssued: sum(({ codesIssued }) => codesIssued),
    codesLeft: sum(({ codesLeft }) => codesLeft),
  };
}

/** Used codes of several departments say nothing of all of them while one has none. */
export function totalRateOf(counts: readonly Count[]): Rate | null {
  const found = rateOf(totalOf(counts));
  return found?.of === "codes" && counts.some(({ codesIssued }) => codesIssued === 0) ? null : found;
}

type Place = Pick<Count, "codesIssued"> & { headcount: number | null };

/** How many codes a department of staff probably needs: one for each, unless some were made before. */
export function suggestedCodes(population: Population, { codesIssued, headcount }: Place): number | null {
  return population === "staff" && codesIssued === 0 ? headcount : null;
}
