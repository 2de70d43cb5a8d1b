import { addMonthsTo, type Day, daysBetween } from "@/lib/core/period";
import { type Laws, lawOf } from "./laws";
import { type Path, probationEnd } from "./path";

export const DEADLINE_KEYS = [
  "talk",
  "review",
  "meeting",
  "approval",
  "approvalLimit",
  "oath",
  "probationEnd",
  "fullApproval",
] as const;
export type DeadlineKey = (typeof DEADLINE_KEYS)[number];

export type Deadline = { key: DeadlineKey; ruleKey: string; dueOn: Day };

function after(day: Day | null, key: DeadlineKey, figure: string, laws: Laws): Deadline[] {
  if (!day) return [];
  const law = lawOf(laws, figure);
  return [{ key, ruleKey: law.key, dueOn: addMonthsTo(day, law.value) }];
}

function candidateDeadlines({ resolution, preReviewOn }: Path, laws: Laws): Deadline[] {
  if (!resolution) return after(preReviewOn, "meeting", "branchMeetingWithinMonths", laws);
  return [
    ...after(resolution.onDay, "approval", "approvalWithinMonths", laws),
    ...after(resolution.onDay, "approvalLimit", "approvalMaxMonths", laws),
  ];
}

function probationDeadlines(path: Path, laws: Laws): Deadline[] {
  const oath = path.papers.has("oath") ? [] : after(path.approvedOn, "oath", "oathWithinMonths", laws);
  if (path.resolution) return [...oath, ...after(path.resolution.onDay, "fullApproval", "fullApprovalMonths", laws)];
  const ends = probationEnd(path, laws);
  const { key: ruleKey } = lawOf(laws, "probationMonths");
  return [...oath, ...(ends ? [{ key: "probationEnd" as const, ruleKey, dueOn: ends }] : [])];
}

/** What is asked for by a day, as long as it has not been done; a month ends on the same day of the next one. */
export function deadlinesOf(path: Path, laws: Laws): Deadline[] {
  if (path.left) return [];
  switch (path.stage) {
    case "applicant":
      return path.talkedOn ? [] : after(path.appliedOn, "talk", "talkWithinMonths", laws);
    case "activist":
      return after(path.reviews.at(-1) ?? path.activistOn, "review", "activistReviewMonths", laws);
    case "candidate":
      return candidateDeadlines(path, laws);
    case "probationary":
      return probationDeadlines(path, laws);
    default:
      return [];
  }
}

/** A deadline seen from a day: how many days it is away, or has been over. */
export type DueDeadline = Deadline & { over: boolean; days: number };

/** Deadlines that are over or come up within some days, soonest first. */
export function dueWithin(deadlines: readonly Deadline[], within: number, today: Day): DueDeadline[] {
  return deadlines
    .map((deadline) => {
      const away = daysBetween(today, deadline.dueOn);
      return { ...deadline, over: away < 0, days: Math.abs(away) };
    })
    .filter(({ over, days }) => over || days <= within)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}
