import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { getImport } from "../queries";
import type { ImportInput } from "../schema";
import { moved, moveImport } from "./move-import";

/**
 * Stops a dry run, whose rows are then removed, or a confirmation, which falls back to the dry run's result. The job
 * finds its state gone at its next step and writes nothing more.
 */
export async function cancelImport(
  tx: Tx,
  actor: Actor,
  { id, version }: ImportInput,
): Promise<Outcome<{ id: string }>> {
  const { status } = await getImport(actor, id, tx);
  if (status === "committing") {
    await moveImport(tx, actor, { id, version, from: ["committing"], data: { status: "checked", done: 0 } });
    return moved("import.cancel", id, { status });
  }
  const counts = { rows: 0, added: 0, changed: 0, unchanged: 0, wrong: 0 };
  await moveImport(tx, actor, { id, version, from: ["checking"], data: { status: "cancelled", ...counts } });
  await tx.importRow.deleteMany({ where: { hospitalId: actor.hospitalId, batchId: id } });
  return moved("import.cancel", id, { status });
}
