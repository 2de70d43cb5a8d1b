import {
  addDays,
  addMinutes,
  type Day,
  floorMinutes,
  instantOf,
  minutesBetween,
  timeOf,
  toDbDay,
} from "@/lib/core/period";
import { hasVote } from "@/lib/members/rules";
import type { MemberStage } from "@/lib/members/schema";
import type { ActivityFields, ActivityKind, AttendanceStatus, MarkInput } from "./schema";

/** 三会一课 first: what a branch secretary logs most. */
export const KIND_GROUPS: readonly { key: "meetings" | "life" | "service"; kinds: readonly ActivityKind[] }[] = [
  { key: "meetings", kinds: ["committeeMeeting", "generalMeeting", "groupMeeting", "lecture"] },
  { key: "life", kinds: ["themedPartyDay", "organisationalLife", "democraticAppraisal", "heartTalk"] },
  { key: "service", kinds: ["partnerService", "volunteering", "training", "cultural"] },
];

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

/** The earliest hour a default may begin at. */
const MORNING = "07:00";

/**
 * When an activity that is being logged most likely took place: today at the usual hours when those are over; else
 * ending at the last half hour; early in the morning, yesterday. What is logged has happened, so it is never ahead.
 */
export function likelySlot(today: Day, now: Date, usual: { start: string; end: string }): Slot {
  const [start, end] = [instantOf(today, usual.start), instantOf(today, usual.end)];
  if (end <= now) return { day: today, ...usual };
  const over = floorMinutes(now, 30);
  const begun = addMinutes(over, -minutesBetween(start, end));
  if (begun < instantOf(today, MORNING)) return { day: addDays(today, -1), ...usual };
  return { day: today, start: timeOf(begun), end: timeOf(over) };
}

/** The columns of an activity as the form gives them. */
export function activityColumns(input: ActivityFields) {
  const { kind, title, day, start, end, place, host, cultureTheme, cultureLayer, partnerId, served, notes } = input;
  return {
    kind,
    title,
    place,
    host,
    notes,
    heldOn: toDbDay(day),
    startsAt: instantOf(day, start),
    endsAt: instantOf(day, end),
    cultureTheme: cultureTheme ?? null,
    cultureLayer: cultureLayer ?? null,
    partnerId: partnerId ?? null,
    served: served ?? null,
  };
}

export type Attendee = { id: string; stage: MemberStage; fullOn: Day | null };
export type RecordedMark = { memberId: string; status: AttendanceStatus; reason: string | null; voting: boolean };

/**
 * Whether everyone who may vote should attend, so that nobody can be left out of the count: a general meeting is
 * valid by the presence of ALL members with voting rights (art. 11).
 */
export function expectsAllVoters(kind: ActivityKind): boolean {
  return quorumBasis(kind) === "voting";
}

/**
 * The attendances to store. A vote that was recorded before stays as it was: a later admission must not change an old
 * quorum. Who may vote in a general meeting and is not spoken of was absent. `unknown` lists those called present who
 * were neither in the branch on the day nor recorded before; that somebody from elsewhere was missing says nothing.
 */
export function recordMarks(
  input: Record<string, MarkInput | null>,
  known: { kind: ActivityKind; members: readonly Attendee[]; recorded: readonly RecordedMark[]; day: Day },
): { marks: RecordedMark[]; unknown: string[] } {
  const members = new Map(known.members.map((member) => [member.id, member]));
  const recorded = new Map(known.recorded.map((mark) => [mark.memberId, mark]));
  const isKnown = (memberId: string) => members.has(memberId) || recorded.has(memberId);
  const votes = (memberId: string) => {
    const [member, before] = [members.get(memberId), recorded.get(memberId)];
    return before?.voting ?? (member !== undefined && hasVote(member, known.day));
  };
  const entries = Object.entries(input);
  const marks = entries.flatMap(([memberId, mark]) =>
    mark && isKnown(memberId)
      ? [{ memberId, status: mark.status, reason: mark.reason ?? null, voting: votes(memberId) }]
      : [],
  );
  const voters = expectsAllVoters(known.kind)
    ? [...new Set([...members.keys(), ...recorded.keys()])].filter(votes)
    : [];
  const absent = voters
    .filter((memberId) => !input[memberId])
    .map((memberId) => ({ memberId, status: "absent" as const, reason: null, voting: true }));
  const unknown = entries
    .filter(([memberId, mark]) => mark?.status === "present" && !isKnown(memberId))
    .map(([memberId]) => memberId);
  return { marks: [...marks, ...absent], unknown };
}

type AuditedColumns = Omit<ReturnType<typeof activityColumns>, "heldOn">;

/** What the audit trail says about an activity: the form's fields, and of the attendances who was not there. */
export function auditedActivity(
  columns: AuditedColumns,
  { departmentIds, marks, files }: { departmentIds: string[]; marks: readonly RecordedMark[]; files: string[] },
) {
  const { kind, title, startsAt, endsAt, place, host, cultureTheme, cultureLayer, partnerId, served, notes } = columns;
  const missing = marks.filter((mark) => mark.status !== "present");
  return {
    kind,
    title,
    startsAt,
    endsAt,
    place,
    host,
    cultureTheme,
    cultureLayer,
    partnerId,
    served,
    notes,
    departmentIds,
    files,
    expected: marks.length,
    notPresent: missing.map(({ memberId, status, reason }) => ({ memberId, status, reason })),
  };
}

/** Entries under their days, in the order they came. */
export function groupByDay<Entry extends { day: Day }>(entries: readonly Entry[]): Map<Day, Entry[]> {
  const days = new Map<Day, Entry[]>();
  for (const entry of entries) days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  return days;
}
