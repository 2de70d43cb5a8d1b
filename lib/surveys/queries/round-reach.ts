import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { listPairingSpans, type PairingSpan } from "@/lib/organisation/queries/departments";
import { seesAllRounds } from "../policy";

/** The times of the actor's branches in departments, where their reach depends on them. */
export async function listReachSpans(actor: Actor, client: Tx = db): Promise<PairingSpan[]> {
  return seesAllRounds(actor) ? [] : listPairingSpans(actor, actor.branchIds, client);
}
