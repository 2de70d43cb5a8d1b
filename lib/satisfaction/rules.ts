import { LEAST_ANSWERS } from "@/lib/surveys/rules/tally";
import type { Formula } from "@/lib/surveys/schema";

/** Bounds on the scale of 0–100. */
export type Interval = { low: number; high: number };

/**
 * A figure as it may be shown. Zero is a known value; missing means that nobody recorded one; suppressed means that
 * so few people answered that the value would say who they are and nothing about the department; mixed means that it
 * would have to be made of figures by different formulas.
 */
export type Figure =
  | { state: "missing" }
  | { state: "suppressed"; n: number }
  | { state: "mixed" }
  | { state: "known"; value: number; n: number | null; formula: Formula; interval: Interval | null };

export type FigureInput = { value: number; n: number | null; formula: Formula };

export type Change = "up" | "down" | "unclear" | "unknown";

export type Standing = "met" | "below" | "unclear" | "unknown";

const Z_95 = 1.959964;

export const MISSING: Figure = { state: "missing" };
const MIXED: Figure = { state: "mixed" };

/** Wilson's score interval of a proportion (Wilson 1927; Newcombe 1998, method 3): `proportion` in 0–1, `n` ≥ 1. */
export function wilson(proportion: number, n: number, z = Z_95): Interval {
  const z2 = z * z;
  const centre = (proportion + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((proportion * (1 - proportion)) / n + z2 / (4 * n * n));
  // At 0 and 1 the bound is exact, and rounding must not push it past the value.
  return {
    low: Math.min(Math.max(centre - half, 0), proportion),
    high: Math.max(Math.min(centre + half, 1), proportion),
  };
}

/**
 * 95 % interval of a figure on 0–100; null when the source does not say how many answered.
 *
 * A top-box or satisfied rate is a proportion: Wilson. Of a linear or ratio mean only value and n are known, not the
 * spread of the answers; but answers lie within 0–100, so their variance is at most p(1−p) (Bhatia & Davis 2000).
 * Wilson on the mean as if it were a proportion uses just this bound: too wide rather than too narrow.
 */
export function intervalOf({ value, n }: FigureInput): Interval | null {
  if (n === null || n < 1) return null;
  const { low, high } = wilson(value / 100, n);
  return { low: low * 100, high: high * 100 };
}

/** What may be shown of a recorded figure. */
export function figureOf(recorded: FigureInput | null | undefined): Figure {
  if (!recorded) return MISSING;
  const { value, n, formula } = recorded;
  if (n !== null && n < LEAST_ANSWERS) return { state: "suppressed", n };
  return { state: "known", value, n, formula, interval: intervalOf(recorded) };
}

/** Whether two intervals share a value; touching counts. */
export function overlap(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high;
}

/**
 * Whether a figure really moved: "unclear" while the two 95 % intervals overlap, "unknown" where either figure or
 * its n is not there, or where the two were made by different formulas.
 */
export function changeOf(previous: Figure, current: Figure): Change {
  if (previous.state !== "known" || current.state !== "known") return "unknown";
  if (previous.formula !== current.formula) return "unknown";
  if (!previous.interval || !current.interval) return "unknown";
  if (overlap(previous.interval, current.interval)) return "unclear";
  return current.value > previous.value ? "up" : "down";
}

/** Percentage points from one figure to the next, to two decimals; null where there is nothing to compare. */
export function pointsBetween(previous: Figure, current: Figure): number | null {
  if (previous.state !== "known" || current.state !== "known" || previous.formula !== current.formula) return null;
  return Math.round((current.value - previous.value) * 100) / 100;
}

/** Where a figure stands to a target: clear only when its whole interval lies on one side. */
export function standingOf(figure: Figure, target: number | null): Standing {
  if (figure.state !== "known" || target === null || !figure.interval) return "unknown";
  if (figure.interval.low >= target) return "met";
  return figure.interval.high < target ? "below" : "unclear";
}

export type Combined = {
  figure: Figure;
  parts: number;
  /** Parts whose n is not known; with any, all parts weigh the same and there is no interval. */
  withoutN: number;
};

/**
 * One figure from several (months, or inpatient and outpatient), each weighing by its n; none from parts of which
 * the formulas differ. Small parts count: what is suppressed alone may be shown inside a larger sum.
 */
export function combineFigures(parts: readonly FigureInput[]): Combined {
  const withoutN = parts.filter((part) => part.n === null).length;
  const first = parts[0];
  if (!first) return { figure: MISSING, parts: 0, withoutN };
  if (parts.some(({ formula }) => formula !== first.formula)) return { figure: MIXED, parts: parts.length, withoutN };
  if (withoutN > 0) {
    const value = parts.reduce((sum, part) => sum + part.value, 0) / parts.length;
    const figure = parts.some(isSmall) ? figureOf(parts.find(isSmall)) : figureOf({ ...first, value, n: null });
    return { figure, parts: parts.length, withoutN };
  }
  const n = parts.reduce((sum, part) => sum + (part.n ?? 0), 0);
  const value = parts.reduce((sum, part) => sum + part.value * (part.n ?? 0), 0) / n;
  return { figure: figureOf({ ...first, value, n }), parts: parts.length, withoutN };
}

function isSmall(part: FigureInput): boolean {
  return part.n !== null && part.n < LEAST_ANSWERS;
}
