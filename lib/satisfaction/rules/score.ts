import type { Formula } from "@/lib/surveys/schema";

/** Answers to one scale question by level, from the worst on; "not applicable" is none of them. */
export type LevelCounts = readonly number[];

/** What a formula gives a level, as a whole number of `most`: points / most lies within 0–1. */
type Points = { points: (level: number) => number; most: number };

function pointsOf(formula: Formula, levels: number): Points {
  switch (formula) {
    case "linear":
      return { points: (level) => level - 1, most: levels - 1 };
    case "ratio":
      return { points: (level) => level, most: levels };
    case "topBox":
      return { points: (level) => (level === levels ? 1 : 0), most: 1 };
    case "satisfiedRate":
      // Of two levels only one is satisfied: the top two would be everybody.
      return { points: (level) => (level >= Math.max(levels - 1, 2) ? 1 : 0), most: 1 };
  }
}

/** Of one question: valid answers, sum of their points, what an answer gets at most, variance of the scores (0–1). */
type Moments = { n: number; total: number; most: number; variance: number };

function momentsOf(counts: LevelCounts, formula: Formula): Moments {
  const { points, most } = pointsOf(formula, counts.length);
  let [n, total, squares] = [0, 0, 0];
  counts.forEach((count, index) => {
    const score = points(index + 1);
    n += count;
    total += count * score;
    squares += count * score * score;
  });
  // Whole numbers up to the one division: exact as long as they stay below 2⁵³.
  const variance = n === 0 ? 0 : (n * squares - total * total) / (n * n * most * most);
  return { n, total, most, variance };
}

function leastCommonMultiple(a: number, b: number): number {
  let [divisor, rest] = [a, b];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

export type Score = {
  /** 0–100. */
  value: number;
  /** Respondents at least: as many as answered the question most answered. */
  n: number;
  /** Answers over all questions. */
  answers: number;
  /** n times the squared standard error of the value on 0–1, for `boundedInterval`. */
  spread: number;
};

/**
 * Score of some scale questions taken together, every answer weighing the same; null without a valid answer. The same
 * people answered all of them, in a way that counts do not tell: so the questions' standard errors are added, which is
 * right when everybody answers all alike and too wide otherwise, never too narrow.
 */
export function scoreOf(questions: readonly LevelCounts[], formula: Formula): Score | null {
  const moments = questions.map((counts) => momentsOf(counts, formula));
  const answers = moments.reduce((sum, { n }) => sum + n, 0);
  if (answers === 0) return null;
  const n = Math.max(...moments.map((one) => one.n));
  // Points in a common measure are whole numbers, so that only the last step rounds.
  const measure = moments.reduce((common, { most }) => leastCommonMultiple(common, most), 1);
  const points = moments.reduce((sum, { total, most }) => sum + total * (measure / most), 0);
  const value = (100 * points) / (answers * measure);
  const error = moments.reduce((sum, one) => sum + Math.sqrt(one.n * one.variance), 0) / answers;
  return { value, n, answers, spread: n * error * error };
}
