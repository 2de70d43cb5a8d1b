import { type Actor, branchScope, can, canForBranch } from "@/lib/core/actor";
import { today } from "@/lib/core/period";
import { heldOn } from "@/lib/organisation/policy";

/**
 * Staff the actor may see: all of the hospital, or those of the departments that a branch in reach stands in today and
 * those who are on its books.
 */
export function scopeStaff(actor: Actor) {
  const { hospitalId, branchId } = branchScope(actor, "staff.read");
  if (!branchId) return { hospitalId };
  return {
    hospitalId,
    OR: [{ member: { branchId } }, { department: { pairings: { some: { branchId, ...heldOn(today()) } } } }],
  };
}

/** Whether the actor keeps the register: people, posts and moves. */
export function canManageStaff(actor: Actor): boolean {
  return can(actor, "staff.manage");
}

/** Whether the actor may see somebody's personal data in clear: of everybody, or of a member of an own branch. */
export function canReveal(actor: Actor, memberBranchId: string | null): boolean {
  if (actor.hospitalWide.has("personal.reveal")) return true;
  return memberBranchId !== null && canForBranch(actor, "personal.reveal", memberBranchId);
}
