import { type Actor, can } from "@/lib/core/actor";

/** Whether the actor may read the hospital's audit trail; all of it or nothing. */
export function canReadAudit(actor: Actor): boolean {
  return can(actor, "audit.read");
}
