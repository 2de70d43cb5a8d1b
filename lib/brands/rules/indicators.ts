import type { Direction } from "@/lib/plans/schema";
import { isSatisfaction, type KnownFigureCode } from "@/lib/plans/schema/known-figures";
import { standingIn } from "@/lib/satisfaction/rules";

/** A month's value of an indicator, or why there is none. */
export type Reading = {
  value: number | null;
  state: "known" | "suppressed" | "missing";
  n: number | null;
  low: number | null;
  high: number | null;
};

export const NO_READING: Reading = { value: null, state: "missing", n: null, low: null, high: null };

/** A value that somebody wrote down. */
export function writtenReading(value: number | null): Reading {
  return value === null ? NO_READING : { ...NO_READING, value, state: "known" };
}

/** A change in words: `unclear` where the intervals of the two meet, so that chance explains it. */
export type Change = { kind: "better" | "worse" | "same" | "unclear"; by: number };

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function intervalsMeet(a: Reading, b: Reading): boolean {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return false;
  return a.low <= b.high && b.low <= a.high;
}

/** How a value stands to the one before; null where one of the two is not known. */
export function changeOf(direction: Direction, now: Reading, before: Reading): Change | null {
  if (now.value === null || before.value === null) return null;
  const by = rounded(now.value - before.value);
  if (by === 0) return { kind: "same", by };
  if (intervalsMeet(now, before)) return { kind: "unclear", by };
  return { kind: by > 0 === (direction === "up") ? "better" : "worse", by };
}

/** Where a value stands to its target; `unclear` where chance may have put it on its side. */
export type Place = "reached" | "short" | "unclear";

type Aimed = { direction: Direction; figure: KnownFigureCode | null; target: number; current: Reading };

const PLACE = { met: "reached", below: "short", unclear: "unclear", unknown: null } as const;

/**
 * Where a value stands to its target, as everywhere else: that of a survey by its whole interval, what was counted or
 * written down by itself. Null while it is not known, or a survey does not say how many answered.
 */
export function standingTo({ direction, figure, target, current }: Aimed): Place | null {
  const surveyed = figure !== null && isSatisfaction(figure);
  // What was counted or written down is exact: an interval of its own breadth.
  const low = surveyed ? current.low : current.value;
  const high = surveyed ? current.high : current.value;
  if (low === null || high === null) return null;
  const up = direction === "up";
  return PLACE[up ? standingIn({ low, high }, target) : standingIn({ low: -high, high: -low }, -target)];
}

/** How far a value is from the target. */
export function distanceTo(value: number, target: number): number {
  return rounded(Math.abs(target - value));
}
