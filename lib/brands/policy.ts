import { type Actor, branchScope, canForBranch } from "@/lib/core/actor";

/** The brands an actor may read, as part of a `where`. */
export function scopeBrands(actor: Actor) {
  return branchScope(actor, "brand.read");
}

/** Whether the actor may create or change brands of this branch. */
export function canManageBrand(actor: Actor, brand: { branchId: string }): boolean {
  return canForBranch(actor, "brand.manage", brand.branchId);
}
