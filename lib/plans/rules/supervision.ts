import { addDays, addMinutes, type Day, dayOf, daysBetween, timeOf, weekdayOf } from "@/lib/core/period";
import { isWorkday, type WorkCalendar } from "@/lib/core/workdays";
import type { ItemKind, ItemState } from "../schema";
import type { MatterFilters, MatterReason, NudgeBar } from "../schema/supervision";
import type { Thresholds } from "./state";

/** A matter is nudged at most once in so many days; the database holds it too. */
export const NUDGE_EVERY_DAYS = 7;

/** An item as it is looked at: `leaf` says that nothing live lies below it. */
export type Watched = {
  kind: ItemKind;
  leaf: boolean;
  state: ItemState;
  startsOn: Day;
  dueOn: Day;
  lastProgressOn: Day | null;
  /** When it came into the plan by an amendment; null: it was issued with the plan. */
  addedOn: Day | null;
};

/** Days behind each reason: since it was due, without a word, until it is due; null where the reason does not hold. */
export type MatterDays = Record<MatterReason, number | null>;

/** From which day on silence counts: the last word, or else the first day on which one could have been given. */
function silentSince({ startsOn, addedOn, lastProgressOn }: Watched, issuedOn: Day): Day {
  const bound = addedOn ?? issuedOn;
  const first = startsOn > bound ? startsOn : bound;
  return lastProgressOn && lastProgressOn > first ? lastProgressOn : first;
}

/**
 * What there is to look after in an item on a day. Goals are looked at through their tasks; silence is asked of those
 * who report, of the tasks, for a milestone is either reached or not.
 */
export function daysOf(item: Watched, issuedOn: Day, day: Day, { quietDays, dueSoonDays }: Thresholds): MatterDays {
  const none = { late: null, quiet: null, dueSoon: null };
  if (item.state === "done" || item.state === "dropped" || (item.kind === "goal" && !item.leaf)) return none;
  const left = daysBetween(day, item.dueOn);
  const silent = daysBetween(silentSince(item, issuedOn), day);
  const speaks = item.kind !== "milestone" && day >= item.startsOn;
  return {
    late: left < 0 ? -left : null,
    quiet: speaks && silent >= quietDays ? silent : null,
    dueSoon: left >= 0 && left <= dueSoonDays ? left : null,
  };
}

/** The first day on which a matter may be nudged again; null when it may be today. */
export function nextNudgeOn(lastOn: Day | null, day: Day): Day | null {
  if (lastOn === null) return null;
  const next = addDays(lastOn, NUDGE_EVERY_DAYS);
  return next > day ? next : null;
}

type Owned = { ownerBranchId: string | null; ownerDissolved: boolean; nextNudgeOn: Day | null };

/** What stands in the way of nudging a matter today; null: nothing. */
export function barOf({ ownerBranchId, ownerDissolved, nextNudgeOn: next }: Owned): NudgeBar | null {
  if (ownerBranchId === null) return "committee";
  if (ownerDissolved) return "dissolved";
  return next === null ? null : "recent";
}

type Listed = { reasons: readonly MatterReason[]; ownerBranchId: string | null; bar: NudgeBar | null };

/** Whether a matter is asked for by the filters of the address. */
export function fits({ reasons, ownerBranchId, bar }: Listed, { reason, branch, nudge }: MatterFilters): boolean {
  if (reason && !reasons.includes(reason)) return false;
  if (branch && (ownerBranchId ?? "committee") !== branch) return false;
  return !nudge || (nudge === "open" ? bar === null : bar === "recent");
}

/** Of each reason the number of matters, and of those that can be nudged today. */
export function countMatters(matters: readonly Listed[]) {
  const of = (reason: MatterReason) => matters.filter(({ reasons }) => reasons.includes(reason)).length;
  return {
    all: matters.length,
    late: of("late"),
    quiet: of("quiet"),
    dueSoon: of("dueSoon"),
    open: matters.filter(({ bar }) => bar === null).length,
  };
}

/**
 * Whether what a nudge asked for is no longer waited for: what was asked about does not hold any more, as it stands
 * today, and it has not become late instead.
 */
export function isSettled(asked: MatterReason, today: readonly MatterReason[]): boolean {
  return !today.includes(asked) && !today.includes("late");
}

/** The day of the first word about a matter, or of its end, after a nudge; null while it waits. */
export function answeredOn(at: Date, toldAt: readonly Date[], doneOn: Day | null): Day | null {
  const told = toldAt.filter((one) => one > at).map(dayOf);
  const done = doneOn !== null && doneOn >= dayOf(at) ? [doneOn] : [];
  return [...told, ...done].sort()[0] ?? null;
}

const WEEKLY_FROM = "08:00";

/** When the weekly round goes out: on a Monday that is worked, from eight in the morning on. */
export function isRoundTime(now: Date, calendar: WorkCalendar): boolean {
  const day = dayOf(now);
  return weekdayOf(day) === 0 && timeOf(now) >= WEEKLY_FROM && isWorkday(day, calendar);
}

/** A message is tried so often, and so many minutes lie before each further try. */
export const MOST_ATTEMPTS = 3;
const WAITS = [0, 5, 30];

/** The latest instant of the last attempt that lets a delivery with so many attempts go out again at `now`. */
export function retryBefore(attempts: number, now: Date): Date {
  return addMinutes(now, -(WAITS[attempts] ?? WAITS.at(-1) ?? 0));
}
