import { type Actor, branchScope, can } from "@/lib/core/actor";

/** Exceptions the actor may see: those of the branches in reach. */
export function scopeExceptions(actor: Actor): { hospitalId: string; branchId?: { in: string[] } } {
  return branchScope(actor, "organisation.read");
}

/** Whether the actor may approve a deviation from a rule, and end it. */
export function canExcept(actor: Actor): boolean {
  return can(actor, "check.except");
}
