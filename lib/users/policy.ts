import { type Actor, can } from "@/lib/core/actor";
import type { Role } from "@/lib/core/permissions";

/** The accounts an actor may see: those of the own hospital, for whoever looks after accounts. */
export function scopeUsers(actor: Actor): { hospitalId: string; id?: { in: string[] } } {
  const { hospitalId, userId } = actor;
  return can(actor, "user.manage") ? { hospitalId } : { hospitalId, id: { in: [userId] } };
}

/** Nobody shuts themselves out: disabling is for the accounts of others. */
export function canDisableUser(actor: Actor, user: { id: string }): boolean {
  return can(actor, "user.manage") && user.id !== actor.userId;
}

/** An administrator keeps the own administrator role: only another one may take it away. */
export function canSetRoles(actor: Actor, user: { id: string }, roles: readonly Role[]): boolean {
  if (!can(actor, "user.manage")) return false;
  return user.id !== actor.userId || roles.includes("administrator");
}
