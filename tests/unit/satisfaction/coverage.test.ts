import { describe, expect, test } from "vitest";
import { boundedInterval, type Interval, wilson } from "@/lib/satisfaction/rules/interval";

/** All ways to put `n` on `k` levels. */
function ways(n: number, k: number): number[][] {
  if (k === 1) return [[n]];
  return Array.from({ length: n + 1 }, (_, first) => ways(n - first, k - 1).map((rest) => [first, ...rest])).flat();
}

const LOG_FACTORIAL = [0];
for (let number = 1; number <= 1000; number += 1) {
  LOG_FACTORIAL.push((LOG_FACTORIAL[number - 1] ?? 0) + Math.log(number));
}
const logFactorial = (number: number) => LOG_FACTORIAL[number] ?? 0;

type Sample = { counts: number[]; logWays: number; interval: Interval };
type Method = (mean: number, variance: number, n: number) => Interval;

/** Every sample of n answers on the levels, with the interval it leads to. */
function samplesOf(n: number, levels: readonly number[], method: Method): Sample[] {
  return ways(n, levels.length).map((counts) => {
    const moment = (power: number) =>
      counts.reduce((sum, count, index) => sum + count * (levels[index] ?? 0) ** power, 0) / n;
    const mean = moment(1);
    const logWays = logFactorial(n) - counts.reduce((sum, count) => sum + logFactorial(count), 0);
    return { counts, logWays, interval: method(mean, Math.max(0, moment(2) - mean * mean), n) };
  });
}

/** How often the interval holds the true mean when answers come with these probabilities: exactly, not by chance. */
function coverageOf(samples: readonly Sample[], levels: readonly number[], chances: readonly number[]): number {
  const truth = chances.reduce((sum, chance, index) => sum + chance * (levels[index] ?? 0), 0);
  const logs = chances.map(Math.log);
  // None of an answer that nobody gives has chance 1; 0 · log 0 would be none at all.
  const logChance = ({ counts, logWays }: Sample) =>
    counts.reduce((log, count, index) => (count > 0 ? log + count * (logs[index] ?? 0) : log), logWays);
  const holding = samples.filter(({ interval: { low, high } }) => low <= truth + 1e-12 && high >= truth - 1e-12);
  return holding.reduce((sum, sample) => sum + Math.exp(logChance(sample)), 0);
}

function worstOf(n: number, levels: readonly number[], grid: number, method: Method): number {
  const samples = samplesOf(n, levels, method);
  const chances = ways(grid, levels.length).map((parts) => parts.map((part) => part / grid));
  return Math.min(...chances.map((one) => coverageOf(samples, levels, one)));
}

const FIVE = [0, 0.25, 0.5, 0.75, 1];
const FOUR = [0, 1 / 3, 2 / 3, 1];

describe("by exact enumeration the interval holds the true mean", () => {
  // All 715 distributions of tenths on five levels.
  test.each([5, 6, 7, 8, 9, 10, 11, 12])("of %i answers on five levels in more than 90 of 100 samples", (n) => {
    expect(worstOf(n, FIVE, 10, boundedInterval)).toBeGreaterThan(0.9);
  });

  test.each([5, 8, 12, 20])("of %i answers on four levels in more than 90 of 100 samples", (n) => {
    expect(worstOf(n, FOUR, 16, boundedInterval)).toBeGreaterThan(0.9);
  });

  // The hard case: nearly everybody gives the same answer. Wilson's own interval of a proportion falls as low.
  test.each([
    [5, 0.83],
    [8, 0.85],
    [12, 0.85],
    [20, 0.86],
    [50, 0.88],
    [100, 0.9],
    [300, 0.93],
  ])("of %i answers on any two values in at least %d of samples, however rare one of them is", (n, bound) => {
    expect(worstOf(n, [0, 1], 400, (mean, _, size) => wilson(mean, size))).toBeGreaterThan(bound);
    for (const low of [0, 0.25, 0.5, 0.75]) {
      for (const high of [0.5, 0.75, 0.9, 1].filter((one) => one > low)) {
        expect(worstOf(n, [low, high], 400, boundedInterval), `${low} and ${high}`).toBeGreaterThan(bound);
      }
    }
  });

  test("where an interval that only adds the spread to Wilson's centre would fail one time in three", () => {
    const plain: Method = (mean, variance, n) => {
      const z2 = 1.959964 ** 2;
      const centre = (mean + z2 / (2 * n)) / (1 + z2 / n);
      const half = (1.959964 / (1 + z2 / n)) * Math.sqrt(variance / n + z2 / (4 * n * n));
      return { low: centre - half, high: centre + half };
    };
    const nearlyAllContent = [0, 0, 0, 0.1, 0.9];
    expect(coverageOf(samplesOf(12, FIVE, plain), FIVE, nearlyAllContent)).toBeLessThan(0.67);
    expect(coverageOf(samplesOf(12, FIVE, boundedInterval), FIVE, nearlyAllContent)).toBeGreaterThan(0.95);
  });
});
