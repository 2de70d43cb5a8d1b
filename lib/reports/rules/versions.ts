import type { ReviewKind } from "../rules";
import { type ReportSnapshot, reportSnapshotSchema, type Section, type SectionComment, type Sections } from "../schema";

type Submission = { number: number; submittedAt: Date };
type Event = { kind: ReviewKind; at: Date };

/** What happened to a submission until the next one was handed in, oldest first. */
function fateOf(
  { number, submittedAt }: Submission,
  versions: readonly Submission[],
  events: readonly Event[],
): ReviewKind[] {
  const next = versions.find((other) => other.number > number);
  const within = events.filter(({ at }) => at >= submittedAt && (!next || at < next.submittedAt));
  return within.map(({ kind }) => kind).filter((kind) => kind !== "submitted");
}

/** Whether a submission was taken back before anybody had opened it: it is its writer's own again. */
export function wasWithdrawn(version: Submission, versions: readonly Submission[], events: readonly Event[]): boolean {
  return fateOf(version, versions, events).includes("withdrawn");
}

/** The last submission that reviewers returned or approved: what stands once a later one is taken back. */
export function lastDecided<Version extends Submission>(
  versions: readonly Version[],
  events: readonly Event[],
): Version | null {
  const decided = (kind: ReviewKind) => kind === "returned" || kind === "approved";
  return versions.findLast((version) => fateOf(version, versions, events).some(decided)) ?? null;
}

/** When a report was first handed in for good; null while it never was, or each submission was taken back. */
export function firstHandedIn(versions: readonly Submission[], events: readonly Event[]): Date | null {
  return versions.find((version) => !wasWithdrawn(version, versions, events))?.submittedAt ?? null;
}

/** A submission as it was handed in; once approved it is frozen for good. */
export type ReportVersion = {
  number: number;
  submittedAt: Date;
  submittedByName: string;
  approvedAt: Date | null;
  approvedByName: string | null;
  /** Taken back before anybody opened it: only its writers may read it. */
  withdrawn: boolean;
  snapshot: ReportSnapshot;
};

type Stored = Omit<ReportVersion, "withdrawn" | "snapshot"> & { snapshot: unknown };

/** Who writes a report, who decides on it, and who does neither. */
export type Reading = "writer" | "reviewer" | "reader";

/**
 * Stored submissions with what became of them, as far as somebody reads them: one that was taken back is its writer's
 * own, and once one is approved, people who only read go on with what is approved.
 */
export function versionsOf(rows: readonly Stored[], events: readonly Event[], as: Reading): ReportVersion[] {
  const published = rows.some(({ approvedAt }) => approvedAt !== null);
  return rows
    .map((row) => ({ ...row, withdrawn: wasWithdrawn(row, rows, events) }))
    .filter(({ withdrawn }) => as === "writer" || !withdrawn)
    .filter(({ approvedAt }) => as !== "reader" || !published || approvedAt !== null)
    .map((row) => ({ ...row, snapshot: reportSnapshotSchema.parse(row.snapshot) }));
}

/** The submission before `number` that reviewers read last, to hold the new one against; null when they read none. */
export function lastRead(number: number, versions: readonly Submission[], events: readonly Event[]): number | null {
  const read = versions.filter((version) => version.number < number && fateOf(version, versions, events).some(isRead));
  return read.at(-1)?.number ?? null;
}

function isRead(kind: ReviewKind): boolean {
  return kind === "opened" || kind === "returned" || kind === "approved";
}

/** Whether the words that a comment speaks of are not the section's words any more; unknown counts as unchanged. */
export function spokeOfOther(
  comment: SectionComment,
  versions: readonly { number: number; sections: Sections }[],
  now: Sections | null,
): boolean {
  const then = versions.find(({ number }) => number === comment.version)?.sections;
  return then !== undefined && now !== null && then[comment.section] !== now[comment.section];
}

export type Remark = { section: Section; text: string; by: string; changed: boolean };

type Spoken = { kind: ReviewKind; actorName: string; comments: readonly SectionComment[] };

/** What the last decision said of single sections, and whether each has been changed since. */
export function lastRemarks(report: {
  events: readonly Spoken[];
  versions: readonly { number: number; snapshot: { sections: Sections } }[];
  sections: Sections | null;
}): Remark[] {
  const decision = report.events.findLast(({ kind }) => kind === "returned" || kind === "approved");
  const versions = report.versions.map(({ number, snapshot }) => ({ number, sections: snapshot.sections }));
  return (decision?.comments ?? []).map((comment) => ({
    section: comment.section,
    text: comment.text,
    by: decision?.actorName ?? "",
    changed: spokeOfOther(comment, versions, report.sections),
  }));
}

type Kept = Submission & { snapshot: { sections: Sections } };

/** The submission that reviewers read last before the one that is shown; null when this is the first they see. */
export function knownBefore<Version extends Kept>(report: {
  shown: number | null;
  versions: readonly Version[];
  events: readonly Event[];
}): Version | null {
  if (report.shown === null) return null;
  const number = lastRead(report.shown, report.versions, report.events);
  return report.versions.find((version) => version.number === number) ?? null;
}
