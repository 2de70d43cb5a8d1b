import { type Day, daysBetween } from "@/lib/core/period";
import type { ItemKind, ItemState } from "../schema";
import { isCumulative } from "../schema/known-figures";
import { type Measured, progressOf, reachesTarget, shareOfWay } from "./progress";

/** An item of the plan with all below it. */
export type PlanNode = Measured & {
  kind: ItemKind;
  startsOn: Day;
  dueOn: Day;
  /** Somebody said that it is done. */
  doneOn: Day | null;
  /** Given up by an amendment. */
  droppedOn: Day | null;
  children: readonly PlanNode[];
};

/** Numbers of the rules `plan.*`. */
export type Thresholds = {
  /** Points by which progress may stay behind the time that has passed. */
  lagPoints: number;
  /** Days without a word after which a matter counts as quiet. */
  quietDays: number;
  /** Days ahead on which a matter is said to be due soon. */
  dueSoonDays: number;
};

export const DEFAULT_THRESHOLDS: Thresholds = { lagPoints: 25, quietDays: 30, dueSoonDays: 14 };

export type ItemStanding = {
  /** 0 to 1; null: unknown. */
  progress: number | null;
  state: ItemState;
  /** Message keys, the weightiest first. */
  why: string[];
};

const live = (node: PlanNode) => node.children.filter(({ droppedOn }) => droppedOn === null);

/** A level can fall again until its last day; what was counted, or written down, stays. */
function targetIsReached(node: PlanNode, day: Day): boolean {
  const level = node.figure !== null && !isCumulative(node.figure);
  return reachesTarget(node) && (!level || day > node.dueOn);
}

/**
 * Whether an item is done on a day: marked so, or all there is to it has been reached: every child that was not given
 * up, and the target. An item with neither has to be marked.
 */
export function isDone(node: PlanNode, day: Day): boolean {
  if (node.doneOn !== null) return true;
  const parts = live(node).map((child) => isDone(child, day));
  const all = node.measure === "none" ? parts : [...parts, targetIsReached(node, day)];
  return all.length > 0 && all.every(Boolean);
}

/** Progress 0 to 1 of an item on a day, or null; see `progressOf`. */
export function progressOn(node: PlanNode, day: Day): number | null {
  const parts = live(node).map((child) => ({ progress: progressOn(child, day), done: isDone(child, day) }));
  return progressOf({ ...node, marked: node.doneOn !== null }, parts);
}

function elapsedOf({ startsOn, dueOn }: PlanNode, day: Day): number {
  const length = daysBetween(startsOn, dueOn) + 1;
  return Math.min(1, Math.max(0, (daysBetween(startsOn, day) + 1) / length));
}

/**
 * The progress that is expected by a day: of a task with milestones the share of them whose last day has passed, for
 * nobody is a third of a milestone behind; of a goal the mean of its tasks; else the share of the time that has passed.
 */
function expectedShare(node: PlanNode, day: Day): number {
  const parts = live(node);
  if (node.kind === "task" && parts.length > 0) {
    return parts.filter(({ dueOn }) => day > dueOn).length / parts.length;
  }
  const known = parts.filter((child) => progressOn(child, day) !== null);
  if (known.length === 0) return elapsedOf(node, day);
  return known.reduce((sum, child) => sum + expectedShare(child, day), 0) / known.length;
}

/** Points by which an item stays behind: its progress behind what is expected, or its number behind the time. */
function lagOf(node: PlanNode, day: Day): number {
  const [progress, way] = [progressOn(node, day), shareOfWay(node)];
  const behind = progress === null ? 0 : expectedShare(node, day) - progress;
  const short = way === null ? 0 : elapsedOf(node, day) - way;
  return Math.max(behind, short) * 100;
}

function isLate(node: PlanNode, day: Day): boolean {
  return day > node.dueOn && !isDone(node, day);
}

function reasonsOfLate(node: PlanNode, day: Day): string[] {
  const parts = live(node);
  const missed = node.measure !== "none" && parts.length > 0 && parts.every((child) => isDone(child, day));
  return ["plans.why.late", ...(missed ? ["plans.why.targetMissed"] : [])];
}

function reasonsOfRisk(node: PlanNode, day: Day, { lagPoints }: Thresholds): string[] {
  const lags = lagOf(node, day) > lagPoints;
  const childLate = live(node).some((child) => isLate(child, day));
  return [...(childLate ? ["plans.why.childLate"] : []), ...(lags ? ["plans.why.lag"] : [])];
}

/** Where an item stands on a day, and why; from dates and progress alone. */
export function standingOn(node: PlanNode, day: Day, thresholds: Thresholds): ItemStanding {
  const progress = progressOn(node, day);
  if (node.droppedOn !== null) return { progress, state: "dropped", why: [] };
  if (isDone(node, day)) return { progress: 1, state: "done", why: [] };
  if (isLate(node, day)) return { progress, state: "late", why: reasonsOfLate(node, day) };
  const why = reasonsOfRisk(node, day, thresholds);
  if (why.length > 0) return { progress, state: "atRisk", why };
  const begun = day >= node.startsOn || (progress ?? 0) > 0;
  return { progress, state: begun ? "running" : "notStarted", why: [] };
}

/** An item as it was on a day: what was done or given up later was not yet. */
export function asOf<Item extends Pick<PlanNode, "doneOn" | "droppedOn">>(item: Item, day: Day): Item {
  const by = (on: Day | null) => (on !== null && on > day ? null : on);
  return { ...item, doneOn: by(item.doneOn), droppedOn: by(item.droppedOn) };
}

/** The day on which a plan is looked at: today, or the one on which it was closed. */
export function dayOfPlan({ closedOn }: { closedOn: Day | null }, today: Day): Day {
  return closedOn ?? today;
}
