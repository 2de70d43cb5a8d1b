import { type Actor, branchScope, can, canForBranch } from "@/lib/core/actor";
import type { Mover } from "./rules";
import type { ReportStatus, ReportTab } from "./schema";

/** The reports an actor may read, as part of a `where`. */
export function scopeReports(actor: Actor) {
  return branchScope(actor, "report.read");
}

/** Whether the actor writes the reports of this branch. */
export function canWriteReport(actor: Actor, report: { branchId: string }): boolean {
  return canForBranch(actor, "report.write", report.branchId);
}

/** The actor as the law of the report sees them. */
export function moverOf(actor: Actor, report: { branchId: string }): Mover {
  return {
    userId: actor.userId,
    writes: canForBranch(actor, "report.write", report.branchId),
    reviews: canForBranch(actor, "report.review", report.branchId),
  };
}

/** Whether the actor may decide on this report now. */
export function canReviewReport(
  actor: Actor,
  report: { branchId: string; status: ReportStatus; submittedById: string | null },
): boolean {
  return (
    report.status === "submitted" &&
    report.submittedById !== actor.userId &&
    canForBranch(actor, "report.review", report.branchId)
  );
}

/** The tabs of the list: only people who write or review have something to do. */
export function tabsOf(actor: Actor): ReportTab[] {
  if (can(actor, "report.write")) return ["todo", "sent", "done", "all"];
  return can(actor, "report.review") ? ["todo", "done", "all"] : ["all"];
}
