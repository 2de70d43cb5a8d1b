import type { Direction, ItemKind, Measure } from "../schema";
import { isCumulative, type KnownFigureCode } from "../schema/known-figures";

/** What an item is measured by, and the number as it stands; null where none is known. */
export type Measured = {
  measure: Measure;
  direction: Direction | null;
  baseline: number | null;
  target: number | null;
  figure: KnownFigureCode | null;
  current: number | null;
};

/** Whether the number as it stands has come to the target; false where it is not known. */
export function reachesTarget({ measure, direction, target, current }: Measured): boolean {
  if (measure === "none" || target === null || current === null) return false;
  return direction === "down" ? current <= target : current >= target;
}

/** From where the way to the target is counted: a count begins at zero, whatever last year brought. */
function startOf({ figure, baseline }: Measured): number | null {
  return figure !== null && isCumulative(figure) ? 0 : baseline;
}

/**
 * The share of the way from the baseline to the target, 0 to 1; null where the number, or the baseline of one that has
 * not come to its target, is not known: unknown is not zero.
 */
export function shareOfWay(measured: Measured): number | null {
  const { measure, target, current } = measured;
  if (measure === "none" || target === null || current === null) return null;
  if (reachesTarget(measured)) return 1;
  const start = startOf(measured);
  if (start === null) return null;
  if (start === target) return 0;
  return Math.min(1, Math.max(0, (current - start) / (target - start)));
}

export type Part = { progress: number | null; done: boolean };

function mean(shares: readonly number[]): number | null {
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/**
 * Progress 0 to 1, or null where nothing is known. A task with milestones: the share of them that are done; a goal: the
 * mean of its tasks that are known; else the way to the target. `parts` are the children that were not given up.
 */
export function progressOf(item: Measured & { kind: ItemKind; marked: boolean }, parts: readonly Part[]) {
  if (item.marked) return 1;
  if (item.kind === "task" && parts.length > 0) return parts.filter(({ done }) => done).length / parts.length;
  const ofParts = mean(parts.flatMap(({ progress }) => progress ?? []));
  return ofParts ?? shareOfWay(item);
}
