import { overlap } from "../rules";
import type { Interval } from "./interval";

type Ranked = { interval: Interval };

/**
 * Places that can be told apart, from the highest: between two groups every interval of the one lies above every
 * interval of the other. Within a group nothing is ranked; its members keep the order in which they were given.
 */
export function rankedGroups<T extends Ranked>(items: readonly T[]): T[][] {
  const falling = items.toSorted((a, b) => b.interval.high - a.interval.high);
  const groups: T[][] = [];
  let reach: Interval | null = null;
  for (const item of falling) {
    const group = groups.at(-1);
    if (group && reach && overlap(reach, item.interval)) {
      group.push(item);
      reach = { low: Math.min(reach.low, item.interval.low), high: reach.high };
    } else {
      groups.push([item]);
      reach = item.interval;
    }
  }
  return groups.map((group) => items.filter((item) => group.includes(item)));
}
