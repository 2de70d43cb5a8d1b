import { type Actor, branchScope, canForBranch } from "@/lib/core/actor";

/** Dues are seen only by those who collect them: the whole hospital, or a branch secretary's own branches. */
export function scopeDues(actor: Actor): { hospitalId: string; branchId?: { in: string[] } } {
  return branchScope(actor, "dues.collect");
}

/** Whether the actor collects the dues of a branch, and so opens its members' pages of dues. */
export function canCollectDues(actor: Actor, branchId: string): boolean {
  return canForBranch(actor, "dues.collect", branchId);
}

/** Payments the actor may see and correct: those a branch in reach collected, and those of its present members. */
export function scopePayments(actor: Actor) {
  const { hospitalId, branchId } = scopeDues(actor);
  return branchId ? { hospitalId, OR: [{ branchId }, { member: { branchId } }] } : { hospitalId };
}
