import { type Actor, assertCanForBranch, branchScope, canForBranch } from "@/lib/core/actor";

/** Activities the actor may see: those of the branches in reach. */
export function scopeActivities(actor: Actor): { hospitalId: string; branchId?: { in: string[] } } {
  return branchScope(actor, "activity.read");
}

/** Whether the actor may log and change activities of the branch. */
export function canRecordActivity(actor: Actor, branchId: string): boolean {
  return canForBranch(actor, "activity.record", branchId);
}

/** Throws FORBIDDEN unless the actor may log and change activities of the branch. */
export function assertCanRecordActivity(actor: Actor, branchId: string): void {
  assertCanForBranch(actor, "activity.record", branchId);
}
