import { type Actor, branchScope, can } from "@/lib/core/actor";

/** Dues are seen only by those who collect them: the whole hospital, or a branch secretary's own branches. */
export function scopeDues(actor: Actor): { hospitalId: string; branchId?: { in: string[] } } {
  return branchScope(actor, "dues.collect");
}

/** Whether the actor collects dues at all. */
export function canCollectDues(actor: Actor): boolean {
  return can(actor, "dues.collect");
}

/** Payments the actor may see and correct: those a branch in reach collected, and those of its present members. */
export function scopePayments(actor: Actor) {
  const { hospitalId, branchId } = scopeDues(actor);
  return branchId ? { hospitalId, OR: [{ branchId }, { member: { branchId } }] } : { hospitalId };
}
