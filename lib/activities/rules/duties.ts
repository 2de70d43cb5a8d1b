import { addMonths, type Day, type Month, monthBounds, monthOf, monthsBetween, monthsUpTo } from "@/lib/core/period";

/** What a branch has to do at least once in every period of some months, and the rule that says so. */
export const DUTIES = [
  { kind: "committeeMeeting", ruleKey: "committeeMeeting.intervalMonths" },
  { kind: "generalMeeting", ruleKey: "generalMeeting.intervalMonths" },
  { kind: "themedPartyDay", ruleKey: "themedPartyDay.intervalMonths" },
] as const;
export type DutyKind = (typeof DUTIES)[number]["kind"];

/** All that the rules ask of a branch by kind of activity, the duties first: what a monthly report holds itself against. */
export const ASKED = [
  ...DUTIES,
  { kind: "groupMeeting", ruleKey: "groupMeeting.intervalMonths" },
  { kind: "lecture", ruleKey: "lecture.intervalMonths" },
  { kind: "organisationalLife", ruleKey: "organisationalLife.intervalMonths" },
  { kind: "democraticAppraisal", ruleKey: "democraticAppraisal.intervalMonths" },
] as const;
export type AskedKind = (typeof ASKED)[number]["kind"];

/** Where a branch stands to what is asked: done, still open in a period that goes on, or over without a record. */
export const DUTY_STATES = ["met", "open", "unproven"] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** How it stands at the end of `month`; `months` is the period that `month` lies in. */
export function dutyState(held: number, months: readonly Month[], month: Month): DutyState {
  if (held > 0) return "met";
  return (months.at(-1) ?? month) > month ? "open" : "unproven";
}

/** A duty that a branch shows no record of. */
export type UnprovenDuty = { branchId: string; branchName: string; kind: DutyKind };

export function lastCompleteMonth(today: Day): Month {
  return addMonths(monthOf(today), -1);
}

/** Months of the year are cut into periods from January on: three months are a quarter. */
export const FIRST_PERIOD: Month = "2000-01";

/**
 * The last whole period of `interval` months that was over at the end of `month`, and by today. A month that still
 * runs is not held against anybody.
 */
export function dutyPeriod(interval: number, month: Month, today: Day): { months: Month[]; from: Day; until: Day } {
  const complete = lastCompleteMonth(today);
  const assessed = month < complete ? month : complete;
  const length = Math.max(1, Math.round(interval));
  const periods = Math.floor(monthsBetween(FIRST_PERIOD, addMonths(assessed, 1)) / length);
  const months = monthsUpTo(addMonths(FIRST_PERIOD, periods * length - 1), length);
  const bounds = months.map(monthBounds);
  return { months, from: bounds[0]?.from ?? "", until: bounds.at(-1)?.until ?? "" };
}

/** The period of `interval` months that `month` lies in, the months still to come included. */
export function runningPeriod(interval: number, month: Month): Month[] {
  const length = Math.max(1, Math.round(interval));
  const period = Math.floor(monthsBetween(FIRST_PERIOD, month) / length);
  return monthsUpTo(addMonths(FIRST_PERIOD, (period + 1) * length - 1), length);
}
