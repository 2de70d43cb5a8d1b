import { type Actor, branchScope, can } from "@/lib/core/actor";

/** Partners the actor may see: all of the hospital, or those that were ever paired with a branch in reach. */
export function scopePartners(actor: Actor): {
  hospitalId: string;
  pairings?: { some: { branchId: { in: string[] } } };
} {
  const { hospitalId, branchId } = branchScope(actor, "partner.read");
  return branchId ? { hospitalId, pairings: { some: { branchId } } } : { hospitalId };
}

/** Whether the actor may add and change partners and their pairings. */
export function canManagePartners(actor: Actor): boolean {
  return can(actor, "partner.manage");
}
