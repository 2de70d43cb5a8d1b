/** Bounds on the scale of 0–100, or of 0–1 where a function says so. */
export type Interval = { low: number; high: number };

export const Z_95 = 1.959964;

/** Wilson's score interval of a proportion (Wilson 1927; Newcombe 1998, method 3): `proportion` in 0–1, `n` > 0. */
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
 * Interval of the mean of answers that lie within 0–1; all on 0–1. `variance` is the mean squared distance of the
 * answers from `mean`, `n` ≥ 1 their number.
 *
 * Wilson's interval, with n enlarged by as much as the answers vary less than answers of 0 and 1 would, whose variance
 * m(1−m) is the largest possible (Bhatia & Davis 2000). The observed variance of few answers says little, least of all
 * when they are all alike; so z²/2 answers of the largest variance are added to both sides of that comparison. Of
 * answers that are 0 or 1 this is exactly Wilson's interval, with n it comes to the textbook's mean ± z·s/√n, and its
 * worst cases, found by enumeration, are those of Wilson's own.
 */
export function boundedInterval(mean: number, variance: number, n: number, z = Z_95): Interval {
  const added = (z * z) / 2;
  const share = (n * variance + added) / (n * mean * (1 - mean) + added);
  return wilson(mean, n / share, z);
}
