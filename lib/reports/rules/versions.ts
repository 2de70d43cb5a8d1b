import type { ReviewKind } from "../rules";
import type { SectionComment, Sections } from "../schema";

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
