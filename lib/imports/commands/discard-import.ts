import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { ImportInput } from "../schema";
import { moved, moveImport } from "./move-import";

/** Gives up an import that wrote nothing; the batch goes with its rows, the trail keeps that it was. */
export async function discardImport(
  tx: Tx,
  actor: Actor,
  { id, version, dropped }: ImportInput & { dropped: string[] },
): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const from = ["uploaded", "checked", "failed", "cancelled"] as const;
  await moveImport(tx, actor, { id, version, from, data: { status: "cancelled" } });
  const { storeKey } = await tx.importBatch.delete({
    where: { hospitalId_id: { hospitalId, id } },
    select: { storeKey: true },
  });
  if (storeKey) dropped.push(storeKey);
  return moved("import.discard", id);
}
