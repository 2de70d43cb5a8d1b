import { LEAST_ANSWERS } from "@/lib/surveys/rules/tally";
import type { Formula } from "@/lib/surveys/schema";
import { boundedInterval, type Interval, wilson } from "./rules/interval";

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

/**
 * `spread`: n times the squared standard error of the value on 0–1, where the answers themselves were counted. Left
 * out of a figure from elsewhere, of which only value and n are known.
 */
export type FigureInput = { value: number; n: number | null; formula: Formula; spread?: number };

export type Change = "up" | "down" | "unclear" | "unknown";

export type Standing = "met" | "below" | "unclear" | "unknown";

export const MISSING: Figure = { state: "missing" };
const MIXED: Figure = { state: "mixed" };

/**
 * 95 % interval of a figure on 0–100; null when the source does not say how many answered.
 *
 * Where the answers were counted, that of their mean. Else a top-box or satisfied rate is a proportion: Wilson. Of a
 * linear or ratio mean only value and n are known, not the spread of the answers; but answers lie within 0–100, so
 * their variance is at most p(1−p) (Bhatia & Davis 2000). Wilson on the mean as if it were a proportion uses just this
 * bound: too wide rather than too narrow.
 */
export function intervalOf({ value, n, spread }: FigureInput): Interval | null {
  if (n === null || n < 1) return null;
  const { low, high } = spread === undefined ? wilson(value / 100, n) : boundedInterval(value / 100, spread, n);
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
  return standingIn(figure.interval, target);
}

/** Where a 95 % interval stands to a target. */
export function standingIn({ low, high }: Interval, target: number): Standing {
  if (low >= target) return "met";
  return high < target ? "below" : "unclear";
}

export type Combined = {
  figure: Figure;
  /** Parts that the figure is made of. */
  parts: number;
  /** Of these, parts whose n is not known; with any, all weigh the same and there is no interval. */
  withoutN: number;
  /** Parts of too few answers, which are in neither value nor n. */
  tooSmall: number;
};

/**
 * The parts that a combined figure is made of: those of enough answers. A small one, suppressed where it stands alone,
 * could otherwise be found from a sum with it and one without it.
 */
export function partsThatCount<Part extends { n: number | null }>(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => !isSmall(part));
}

/**
 * One figure from several (months, or inpatient and outpatient), each weighing by its n; none from parts of which
 * the formulas differ. Small parts are left out, and of small parts alone the figure is suppressed.
 */
export function combineFigures(all: readonly FigureInput[]): Combined {
  const parts = partsThatCount(all);
  const withoutN = parts.filter((part) => part.n === null).length;
  const made = { parts: parts.length, withoutN, tooSmall: all.length - parts.length };
  const [first] = parts;
  const n = (first ? parts : all).reduce((sum, part) => sum + (part.n ?? 0), 0);
  if (!first) return { figure: all.length > 0 ? { state: "suppressed", n } : MISSING, ...made };
  if (parts.some(({ formula }) => formula !== first.formula)) return { figure: MIXED, ...made };
  if (withoutN > 0) {
    const value = parts.reduce((sum, part) => sum + part.value, 0) / parts.length;
    return { figure: figureOf({ value, n: null, formula: first.formula }), ...made };
  }
  const value = parts.reduce((sum, part) => sum + part.value * (part.n ?? 0), 0) / n;
  return { figure: figureOf({ ...first, value, n, spread: pooledSpread(parts, n) }), ...made };
}

/** Of different people: n times the squared standard error of their weighted mean; unknown where one part's is. */
function pooledSpread(parts: readonly FigureInput[], n: number): number | undefined {
  if (parts.some(({ spread }) => spread === undefined)) return undefined;
  return parts.reduce((sum, part) => sum + (part.n ?? 0) * (part.spread ?? 0), 0) / n;
}

/** Figures that may be taken together: the hospital's own where there are any, else those from elsewhere. */
export function ownFirst<Row extends { method: string }>(rows: readonly Row[]): readonly Row[] {
  const own = rows.filter(({ method }) => method === "own");
  return own.length > 0 ? own : rows;
}

function isSmall({ n }: { n: number | null }): boolean {
  return n !== null && n < LEAST_ANSWERS;
}
