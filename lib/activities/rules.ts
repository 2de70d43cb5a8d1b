import { addDays, type Day, instantOf, type Month, monthOf, timeOf } from "@/lib/core/period";

export const ACTIVITY_KINDS = [
  "generalMeeting",
  "committeeMeeting",
  "groupMeeting",
  "lecture",
  "themedPartyDay",
  "organisationalLife",
  "democraticAppraisal",
  "heartTalk",
  "partnerService",
  "training",
  "volunteering",
  "cultural",
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** 三会一课 first: what a branch secretary logs most. */
export const KIND_GROUPS: readonly { key: "meetings" | "life" | "service"; kinds: readonly ActivityKind[] }[] = [
  { key: "meetings", kinds: ["committeeMeeting", "generalMeeting", "groupMeeting", "lecture"] },
  { key: "life", kinds: ["themedPartyDay", "organisationalLife", "democraticAppraisal", "heartTalk"] },
  { key: "service", kinds: ["partnerService", "volunteering", "training", "cultural"] },
];

export const CULTURE_THEMES = ["red", "patriotic", "family", "craft", "publicGood"] as const;
export type CultureTheme = (typeof CULTURE_THEMES)[number];

export const CULTURE_LAYERS = ["material", "institutional", "spiritual"] as const;
export type CultureLayer = (typeof CULTURE_LAYERS)[number];

export const ATTENDANCE_STATUSES = ["present", "excused", "absent"] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

/** Reasons offered for an absence; the first is what one tap means. Other texts in the database are shown as they are. */
export const EXCUSES = ["duty", "surgery", "travel", "training", "sick", "leave", "other"] as const;
export type Excuse = (typeof EXCUSES)[number];

/** Whether the reason is one of the offered ones. */
export function isExcuse(reason: string): reason is Excuse {
  return EXCUSES.some((excuse) => excuse === reason);
}

/** Whose presence an activity of this kind expects unless the form says otherwise. */
export function expectedOf(kind: ActivityKind): "committee" | "group" | "nobody" | "all" {
  if (kind === "committeeMeeting") return "committee";
  if (kind === "groupMeeting") return "group";
  return kind === "heartTalk" ? "nobody" : "all";
}

/** Begun: before that, ticks are an expectation and count nowhere. */
export function isHeld(activity: { startsAt: Date }, now: Date): boolean {
  return activity.startsAt <= now;
}

export type AttendanceMark = { status: AttendanceStatus; voting: boolean; committee: boolean };

export type Quorum = {
  /** Whose presence decides: members with voting rights, or the committee. */
  basis: "voting" | "committee";
  /** All who should attend. */
  eligible: number;
  present: number;
  needed: number;
  valid: boolean;
};

/** The least whole number that is at least this share of the whole; decimals such as 0.6667 must not add one. */
export function atLeast(share: number, whole: number): number {
  return Math.max(0, Math.ceil(share * whole - 1e-6));
}

/** The least whole number that is more than this share of the whole. */
export function moreThan(share: number, whole: number): number {
  return Math.floor(share * whole + 1e-6) + 1;
}

/**
 * Whether a meeting was valid (支部工作条例 art. 11, 12): general meeting, at least `share` of the members with voting
 * rights attend; committee meeting, of the committee. Null for other kinds and when nobody is counted.
 */
export function quorumOf(kind: ActivityKind, marks: readonly AttendanceMark[], share: number): Quorum | null {
  const basis = quorumBasis(kind);
  if (!basis) return null;
  // Where no committee posts are recorded, those who were expected are the committee.
  const known = marks.some((mark) => mark.committee);
  const counted = marks.filter((mark) => (basis === "voting" ? mark.voting : mark.committee || !known));
  if (counted.length === 0) return null;
  const present = counted.filter((mark) => mark.status === "present").length;
  const needed = atLeast(share, counted.length);
  return { basis, eligible: counted.length, present, needed, valid: present >= needed };
}

/** Which presence decides over a kind of meeting; null where none does. */
export function quorumBasis(kind: ActivityKind): Quorum["basis"] | null {
  if (kind === "generalMeeting") return "voting";
  return kind === "committeeMeeting" ? "committee" : null;
}

/** Votes that carry a resolution: more than `share` of all who should attend, not of those present (art. 11). */
export function votesNeeded(eligible: number, share: number): number {
  return moreThan(share, eligible);
}

export type AttendanceSummary = Record<AttendanceStatus, number> & { expected: number };

/** Counts of a list of attendances. */
export function summarizeAttendance(marks: readonly { status: AttendanceStatus }[]): AttendanceSummary {
  const count = (status: AttendanceStatus) => marks.filter((mark) => mark.status === status).length;
  return { expected: marks.length, present: count("present"), excused: count("excused"), absent: count("absent") };
}

type Slot = { day: Day; start: string; end: string };

const USUAL: Partial<Record<ActivityKind, { start: string; end: string }>> = {
  committeeMeeting: { start: "16:30", end: "17:30" },
  groupMeeting: { start: "16:30", end: "17:30" },
  heartTalk: { start: "16:30", end: "17:00" },
  volunteering: { start: "09:00", end: "11:30" },
  partnerService: { start: "09:00", end: "11:30" },
};

/** The usual hours of a kind, before a branch has habits of its own. */
export function usualHours(kind: ActivityKind): { start: string; end: string } {
  return USUAL[kind] ?? { start: "15:00", end: "17:00" };
}

const MINUTE = 60_000;

/**
 * When an activity that is being logged most likely took place: today at the usual hours when those are over; else
 * ending at the last half hour; before morning's end, yesterday. What is logged has happened, so it is never ahead.
 */
export function likelySlot(today: Day, now: Date, usual: { start: string; end: string }): Slot {
  if (instantOf(today, usual.end) <= now) return { day: today, ...usual };
  const length = instantOf(today, usual.end).getTime() - instantOf(today, usual.start).getTime();
  const end = new Date(Math.floor(now.getTime() / (30 * MINUTE)) * 30 * MINUTE);
  const start = new Date(end.getTime() - length);
  if (start < instantOf(today, "07:00")) return { day: addDays(today, -1), ...usual };
  return { day: today, start: timeOf(start), end: timeOf(end) };
}

/**
 * Carries a title forward: the month inside the last one becomes this month. Null when the last title names no month,
 * because then it named its subject and would be wrong for another day.
 */
export function nextTitle(last: { title: string; heldOn: Day }, day: Day): string | null {
  const [from, to] = [monthOf(last.heldOn), monthOf(day)];
  const named = new RegExp(`(?<!\\d)0?${monthNumber(from)}月`);
  if (!named.test(last.title)) return null;
  const moved = last.title.replace(named, `${monthNumber(to)}月`);
  return moved.replace(`${from.slice(0, 4)}年`, `${to.slice(0, 4)}年`);
}

function monthNumber(month: Month): number {
  return Number(month.slice(5, 7));
}
