import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { scopePlans } from "../policy";
import { changesSchema, type KeptChange } from "../schema/amendments";

export type Amendment = {
  id: string;
  /** The first amendment of a plan is number 1. */
  number: number;
  at: Date;
  actorName: string;
  reason: string;
  changes: KeptChange[];
};

/**
 * What was amended in a plan of the actor's reach since it was issued, the last one first; with an item only those that
 * touched it, and what they changed of it.
 */
export async function listAmendments(
  actor: Actor,
  planId: string,
  client: Tx = db,
  itemId: string | null = null,
): Promise<Amendment[]> {
  const rows = await client.planAmendment.findMany({
    where: { hospitalId: actor.hospitalId, planId, plan: scopePlans(actor) },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, at: true, actorName: true, reason: true, changes: true },
  });
  const wanted = (change: KeptChange) => itemId === null || change.itemId === itemId;
  return rows
    .map((row, index) => ({ ...row, number: index + 1, changes: changesSchema.parse(row.changes).filter(wanted) }))
    .filter(({ changes }) => changes.length > 0)
    .toReversed();
}
