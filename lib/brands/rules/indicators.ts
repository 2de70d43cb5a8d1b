import type { Direction } from "@/lib/plans/schema";

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

/** Whether a value has reached the target; null while it is not known. */
export function hasReached(direction: Direction, value: number | null, target: number): boolean | null {
  if (value === null) return null;
  return direction === "up" ? value >= target : value <= target;
}

/** How far a value is from the target, as a distance; 0 when it was reached. */
export function distanceTo(direction: Direction, value: number, target: number): number {
  return hasReached(direction, value, target) ? 0 : rounded(Math.abs(target - value));
}
