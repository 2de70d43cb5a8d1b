import { addDays, addMonths, type Day, dayOf, instantOf, type Month, monthOf } from "@/lib/core/period";
import { overlap } from "@/lib/satisfaction/rules";
import type { FrozenFigure, ImprovementState, ImprovementStatus, Verdict } from "./schema";

/** Days ahead of its due day on which an action begins to wait for those who answer for it. */
export const NOTICE_DAYS = 14;

type Standing = { status: ImprovementStatus; dueOn: Day };

/** Where an action stands on a day; its due day is its last. */
export function stateOf({ status, dueOn }: Standing, today: Day): ImprovementState {
  if (status !== "open") return status;
  if (dueOn < today) return "overdue";
  return dueOn <= addDays(today, NOTICE_DAYS) ? "due" : "open";
}

/** Why nothing can be said. */
export type Silence = "missingBefore" | "missingAfter" | "suppressedBefore" | "suppressedAfter" | "notComparable";

export type Judgement = {
  verdict: Verdict;
  silence: Silence | null;
  /** Points from before to after, to two decimals; null where nothing can be said. */
  points: number | null;
};

type Bounded = { value: number; low: number; high: number };

function boundedOf(figure: FrozenFigure | null): Bounded | null {
  if (figure?.state !== "known") return null;
  const { value, low, high } = figure;
  return value === null || low === null || high === null ? null : { value, low, high };
}

function silenceAfter(after: FrozenFigure | null): Silence {
  if (after?.state === "suppressed") return "suppressedAfter";
  // Somebody was asked, but in another way than the rest of the hospital.
  return after && after.leftOut > 0 ? "notComparable" : "missingAfter";
}

function unsaid(silence: Silence): Judgement {
  return { verdict: "unsaid", silence, points: null };
}

/**
 * Whether an action helped, from the figure before it and the same figure after it: only where their 95 % intervals
 * part. Overlapping intervals are no evidence, which is not the same as no effect.
 */
export function judge(before: FrozenFigure | null, after: FrozenFigure | null): Judgement {
  const [was, is] = [boundedOf(before), boundedOf(after)];
  if (!was) return unsaid(before?.state === "suppressed" ? "suppressedBefore" : "missingBefore");
  if (!is) return unsaid(silenceAfter(after));
  if (before?.formula !== after?.formula || before?.basis !== after?.basis) return unsaid("notComparable");
  const points = Math.round((is.value - was.value) * 100) / 100;
  if (overlap(was, is)) return { verdict: "noEvidence", silence: null, points };
  return { verdict: is.value > was.value ? "helped" : "worse", silence: null, points };
}

/** Whether an action still has time: what is measured by then is told as preliminary. */
export function isPreliminary({ status, dueOn }: Standing, today: Day): boolean {
  return status === "open" && today < dueOn;
}

/** Answers that speak of an action: of rounds issued after `issuedAfter`, or let out in a month from `from` on. */
export type After = { issuedAfter: Date; from: Month };

/**
 * Which answers may be held against the figure before an action. That figure was made of months up to the one in
 * which the action was written down, as they were at that moment: what is let out in later months is in none of them,
 * nor is anything of a round issued since. An action that begins later waits for its first day.
 */
export function afterOf({ createdAt, startedOn }: { createdAt: Date; startedOn: Day }): After {
  const written = dayOf(createdAt);
  const begins = startedOn > written;
  return {
    issuedAfter: begins ? instantOf(startedOn, "00:00") : createdAt,
    from: addMonths(monthOf(begins ? startedOn : written), 1),
  };
}

type Written = {
  population: string;
  dimension: string | null;
  departmentId: string | null;
  branchId: string | null;
  title: string;
  cause: string;
  measure: string;
  startedOn: Day;
  dueOn: Day;
};

/** What the trail tells of an action; its due day under a name of its own, for committees have one too. */
export function changesOf({ dueOn: deadline, ...written }: Written) {
  const { population, dimension, departmentId, branchId, title, cause, measure, startedOn } = written;
  return { population, dimension, departmentId, branchId, title, cause, measure, startedOn, deadline };
}

export type TimelineKind = "created" | "started" | "starts" | "due" | "overdue" | "done" | "dropped";

type Course = Standing & { createdAt: Date; startedOn: Day; closedOn: Day | null };

/** The days of an action in their order; on one day in the order in which they are listed here. */
export function timelineOf(course: Course, today: Day): { kind: TimelineKind; day: Day }[] {
  const { status, createdAt, startedOn, dueOn, closedOn } = course;
  const days: { kind: TimelineKind; day: Day }[] = [
    { kind: "created", day: dayOf(createdAt) },
    { kind: startedOn > today ? "starts" : "started", day: startedOn },
    { kind: stateOf(course, today) === "overdue" ? "overdue" : "due", day: dueOn },
  ];
  const closed = status === "open" || !closedOn ? [] : [{ kind: status, day: closedOn }];
  return [...days, ...closed].toSorted((a, b) => a.day.localeCompare(b.day));
}
