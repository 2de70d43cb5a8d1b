import { type Actor, assertCanForBranch, branchScope, can } from "@/lib/core/actor";

/** Dues are seen only by those who collect them: the whole hospital, or a branch secretary's own branches. */
export function scopeDues(actor: Actor): { hospitalId: string; branchId?: { in: string[] } } {
  return branchScope(actor, "dues.collect");
}

/** Whether the actor collects dues at all. */
export function canCollectDues(actor: Actor): boolean {
  return can(actor, "dues.collect");
}

/** Throws FORBIDDEN unless the actor collects the branch's dues. */
export function assertCanCollectDues(actor: Actor, branchId: string): void {
  assertCanForBranch(actor, "dues.collect", branchId);
}
