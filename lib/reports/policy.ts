import { type Actor, branchScope, canForBranch } from "@/lib/core/actor";
import type { ReportStatus } from "./schema";

/** The reports an actor may read, as part of a `where`. */
export function scopeReports(actor: Actor) {
  return branchScope(actor, "report.read");
}

/** Whether the actor writes the reports of this branch. */
export function canWriteReport(actor: Actor, report: { branchId: string }): boolean {
  return canForBranch(actor, "report.write", report.branchId);
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
