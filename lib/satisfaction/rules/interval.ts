/** Bounds on the scale of 0–100, or of 0–1 where a function says so. */
export type Interval = { low: number; high: number };

export const Z_95 = 1.959964;

/**
 * Interval of a mean of answers that lie within 0–1; all in and out on 0–1. `variance` is the mean squared distance of
 * the answers from `mean`, `n` ≥ 1 their number.
 *
 * Wilson's score interval with the observed variance in place of p(1−p): of answers that are 0 or 1 it is exactly his
 * (Wilson 1927; Newcombe 1998, method 3). It holds the mean, stays within 0–1, is never of width 0, and comes to the
 * textbook's mean ± z·s/√n as n grows.
 */
export function boundedInterval(mean: number, variance: number, n: number, z = Z_95): Interval {
  const z2 = z * z;
  const centre = (mean + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt(Math.max(0, variance) / n + z2 / (4 * n * n));
  // At 0 and 1 the bound is exact, and rounding must not push it past the value.
  return { low: Math.min(Math.max(centre - half, 0), mean), high: Math.max(Math.min(centre + half, 1), mean) };
}

/** Wilson's score interval of a proportion, on 0–1; `n` ≥ 1. */
export function wilson(proportion: number, n: number, z = Z_95): Interval {
  return boundedInterval(proportion, proportion * (1 - proportion), n, z);
}
