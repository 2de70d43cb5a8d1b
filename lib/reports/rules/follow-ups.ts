import { type Actor, canForBranch } from "@/lib/core/actor";
import type { Day } from "@/lib/core/period";
import type { ImprovementStatus } from "@/lib/improvements/schema";
import type { ConcernState, FollowUpKind, FollowUpState } from "../schema/concerns";

/** A task is done by itself; an improvement action says for itself where it stands. */
export type FollowUpStanding =
  | { kind: "task"; doneOn: Day | null; dueOn: Day }
  | { kind: "improvement"; status: ImprovementStatus; dueOn: Day };

/** Where a follow-up stands on a day; its due day is its last. */
export function followUpStateOf(standing: FollowUpStanding, today: Day): FollowUpState {
  if (standing.kind === "task" && standing.doneOn !== null) return "done";
  if (standing.kind === "improvement" && standing.status !== "open") return standing.status;
  return standing.dueOn < today ? "overdue" : "open";
}

/** What became of some words: nothing yet, something under way, or everything that was begun is over. */
export function concernStateOf(followUps: readonly FollowUpState[]): ConcernState {
  if (followUps.length === 0) return "open";
  return followUps.some((state) => state === "open" || state === "overdue") ? "inHand" : "done";
}

const SENTENCE_END = /[。！？；;!?\n]|\.(?=\s|$)/;
const BULLET = /^\s*(?:[（(]?\d{1,2}[)）.、]|[-*•·])\s*/;

/** A title out of some words: their first sentence, without the numbers people type, cut where it is too long. */
export function titleFrom(words: string, most: number): string {
  const sentences = words.replace(BULLET, "").split(SENTENCE_END);
  const first = sentences.map((part) => part.replace(/\s+/g, " ").trim()).find((part) => part !== "") ?? "";
  if (first.length <= most) return first;
  let title = "";
  for (const letter of first) {
    if (title.length + letter.length >= most) break;
    title += letter;
  }
  return `${title}…`;
}

type Written = {
  kind: FollowUpKind;
  section: string;
  title: string;
  ownerBranchId: string | null;
  responsible: string;
  dueOn: Day;
};

/** What the trail tells of a follow-up; its due day under a name of its own, for committees have one too. */
export function followUpChanges({ dueOn: taskDueOn, ...rest }: Written) {
  return { ...rest, taskDueOn };
}

type Improved = { improvementId: string | null; ownerBranchId: string | null };

/** The page of a follow-up's improvement action; null for those who may not open it. */
export function improvementHref(actor: Actor, { improvementId, ownerBranchId }: Improved): string | null {
  if (!improvementId) return null;
  const wide = actor.hospitalWide.has("improvement.read");
  const own = ownerBranchId !== null && canForBranch(actor, "improvement.read", ownerBranchId);
  return wide || own ? `/improvements/${improvementId}` : null;
}
