import { type Actor, branchScope } from "@/lib/core/actor";

/** Members the actor may see: those of the branches in reach. */
export function scopeMembers(actor: Actor): { hospitalId: string; branchId?: { in: string[] } } {
  return branchScope(actor, "member.read");
}
