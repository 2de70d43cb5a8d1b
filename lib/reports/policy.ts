import { type Actor, branchScope, canForBranch } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { Reading } from "./rules/versions";
import type { ReportStatus } from "./schema";

/** The reports an actor may read, as part of a `where`. */
export function scopeReports(actor: Actor) {
  return branchScope(actor, "report.read");
}

/** Whether the actor writes the reports of this branch. */
export function canWriteReport(actor: Actor, report: { branchId: string }): boolean {
  return canForBranch(actor, "report.write", report.branchId);
}

/** As what the actor reads the reports of this branch. */
export function readingOf(actor: Actor, report: { branchId: string }): Reading {
  if (canWriteReport(actor, report)) return "writer";
  return canForBranch(actor, "report.review", report.branchId) ? "reviewer" : "reader";
}

/** Whether the actor may decide on this report now: not on words of their own. */
export function canReviewReport(
  actor: Actor,
  report: { branchId: string; status: ReportStatus; submittedById: string | null; authors: readonly string[] },
): boolean {
  return (
    report.status === "submitted" &&
    report.submittedById !== actor.userId &&
    !report.authors.includes(actor.userId) &&
    canForBranch(actor, "report.review", report.branchId)
  );
}

/** Whether the actor may say why a month of this branch is late: the branch itself, and those who review it. */
export function canNoteLate(actor: Actor, { branchId }: { branchId: string }): boolean {
  return canForBranch(actor, "report.write", branchId) || canForBranch(actor, "report.review", branchId);
}

/** Whether the actor may open this approved report again. */
export function canReopenReport(
  actor: Actor,
  report: { branchId: string; status: ReportStatus; submittedById: string | null },
): boolean {
  return (
    report.status === "approved" &&
    report.submittedById !== actor.userId &&
    canForBranch(actor, "report.review", report.branchId)
  );
}

/** Follow-ups in the actor's reach: of the hospital, or of words a branch wrote and of work it answers for. */
export function scopeFollowUps(actor: Actor): Prisma.FollowUpWhereInput {
  const { hospitalId } = actor;
  const { branchId } = branchScope(actor, "report.read");
  if (!branchId) return { hospitalId };
  return { hospitalId, OR: [{ report: { branchId } }, { ownerBranchId: branchId }, { improvement: { branchId } }] };
}

/**
 * Whether the actor takes part in a follow-up, and so reads the words it came from whatever becomes of their
 * submission: the branch that wrote them, whoever decides on them, and the branch that answers for the work.
 */
export function takesPartIn(actor: Actor, row: { branchId: string; ownerBranchId: string | null }): boolean {
  const writes = [row.branchId, row.ownerBranchId].some((id) => id !== null && canForBranch(actor, "report.write", id));
  return writes || canForBranch(actor, "report.review", row.branchId);
}

type Task = { kind: "improvement" | "task"; ownerBranchId: string | null };

/** Whether the actor closes and reopens this follow-up: the office, and for a task its owner's secretary. */
export function canCloseFollowUp(actor: Actor, { kind, ownerBranchId }: Task): boolean {
  if (kind !== "task") return false;
  if (actor.hospitalWide.has("report.review")) return true;
  return ownerBranchId !== null && canForBranch(actor, "report.write", ownerBranchId);
}

/** Whether the actor decides who does this task, and until when. */
export function canCorrectFollowUp(actor: Actor, { kind }: Task): boolean {
  return kind === "task" && actor.hospitalWide.has("report.review");
}

/** Books hold reports of all branches: they are there for those who review all of them. */
export function scopeBooks(actor: Actor): { hospitalId: string; id?: { in: string[] } } {
  const { hospitalId } = actor;
  return actor.hospitalWide.has("report.review") ? { hospitalId } : { hospitalId, id: { in: [] } };
}
