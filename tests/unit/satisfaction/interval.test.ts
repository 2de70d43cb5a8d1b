import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundedInterval, wilson, Z_95 } from "@/lib/satisfaction/rules/interval";

/** Mean and variance of `counts` answers on evenly spaced levels from 0 to 1. */
function momentsOf(counts: readonly number[]) {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const at = (index: number) => index / (counts.length - 1);
  const mean = counts.reduce((sum, count, index) => sum + count * at(index), 0) / n;
  const variance = counts.reduce((sum, count, index) => sum + count * (at(index) - mean) ** 2, 0) / n;
  return { n, mean, variance };
}

describe("Wilson's interval", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i is what Newcombe published, also by way of the variance", (hits, n, low, high) => {
    const share = hits / n;
    for (const interval of [wilson(share, n), boundedInterval(share, share * (1 - share), n)]) {
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });
});

describe("the interval of a mean", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2, data set ZARR13: n 195, mean and standard deviation as
  // below, 95 % limits 9.258242 and 9.264679. On a scale from 9 to 10 it lies within 0–1.
  const nist = { mean: 0.26146, deviation: 0.022789, n: 195, low: 0.258242, high: 0.264679 };
  const half = (Z_95 * nist.deviation) / Math.sqrt(nist.n);

  test("holds the limits that NIST published", () => {
    const interval = boundedInterval(nist.mean, nist.deviation ** 2, nist.n);
    expect(interval.low).toBeLessThan(nist.low);
    expect(interval.high).toBeGreaterThan(nist.high);
  });

  test("comes to the textbook's as n grows", () => {
    expect([nist.mean - half, nist.mean + half].map((one) => one.toFixed(4))).toEqual(["0.2583", "0.2647"]);
    for (const [times, digits] of [
      [1e4, 2],
      [1e6, 4],
      [1e8, 6],
    ] as const) {
      const interval = boundedInterval(nist.mean, nist.deviation ** 2, nist.n * times);
      const scale = Math.sqrt(times) / half;
      expect((interval.high - nist.mean) * scale).toBeCloseTo(1, digits / 2);
      expect((nist.mean - interval.low) * scale).toBeCloseTo(1, digits / 2);
    }
  });

  test("of a hundred answers, 90 of them 'very satisfied', by hand", () => {
    // 1 of 0, 2 of ¼, 3 of ½, 4 of ¾, 90 of 1: Σ x = 95.
    const { mean, variance } = momentsOf([1, 2, 3, 4, 90]);
    expect(mean).toBeCloseTo(0.95, 12);
    // Σ x² = 0 + 2/16 + 3/4 + 4·9/16 + 90 = 93.125.
    expect(variance).toBeCloseTo(0.93125 - 0.9025, 12);
    // n·v + z²/2 = 2.875 + 1.920729; n·m(1−m) + z²/2 = 4.75 + 1.920729; so 139.097 answers stand for the hundred.
    const effective = 100 / ((2.875 + 1.920729) / (4.75 + 1.920729));
    expect(effective).toBeCloseTo(139.097, 2);
    const expected = wilson(0.95, effective);
    const interval = boundedInterval(mean, variance, 100);
    expect(interval.low).toBeCloseTo(expected.low, 6);
    expect(interval.high).toBeCloseTo(expected.high, 6);
  });
});

const answers = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 10 }).filter((counts) => {
  return counts.some((count) => count > 0);
});

describe("every interval of a mean", () => {
  test("holds the mean, lies within 0 and 1 and has a width", () => {
    fc.assert(
      fc.property(answers, (counts) => {
        const { n, mean, variance } = momentsOf(counts);
        const { low, high } = boundedInterval(mean, variance, n);
        return low >= 0 && high <= 1 && low <= mean && mean <= high && high > low;
      }),
    );
  });

  test("is Wilson's where answers are 0 or 1, and never wider", () => {
    fc.assert(
      fc.property(answers, (counts) => {
        const { n, mean, variance } = momentsOf(counts);
        const [own, bound] = [boundedInterval(mean, variance, n), wilson(mean, n)];
        const within = own.low >= bound.low - 1e-9 && own.high <= bound.high + 1e-9;
        const equal = Math.abs(own.low - bound.low) + Math.abs(own.high - bound.high) < 1e-9;
        return within && (counts.length > 2 || equal);
      }),
    );
  });

  test("narrows as more people answer the same, and widens with their spread", () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 2, max: 50 }), (counts, times) => {
        const { n, mean, variance } = momentsOf(counts);
        const width = (spread: number, size: number) => {
          const { low, high } = boundedInterval(mean, spread, size);
          return high - low;
        };
        return width(variance, n * times) < width(variance, n) && width(variance / 2, n) <= width(variance, n) + 1e-12;
      }),
    );
  });

  test("mirrors itself when the scale is turned round", () => {
    fc.assert(
      fc.property(answers, (counts) => {
        const [one, other] = [momentsOf(counts), momentsOf(counts.toReversed())];
        const [up, down] = [one, other].map(({ mean, variance, n }) => boundedInterval(mean, variance, n));
        return Math.abs((up?.low ?? 0) - 1 + (down?.high ?? 0)) < 1e-9;
      }),
    );
  });
});
