import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { getImport } from "../queries";
import type { ImportInput } from "../schema";
import { moved, moveImport } from "./move-import";

/** Confirms a dry run, to be written next. INVALID when nothing in the file is new or changed. */
export async function confirmImport(
  tx: Tx,
  actor: Actor,
  { id, version }: ImportInput,
): Promise<Outcome<{ id: string }>> {
  const { added, changed } = await getImport(actor, id, tx);
  await moveImport(tx, actor, { id, version, from: ["checked"], data: { status: "committing", done: 0 } });
  if (added + changed === 0) throw new AppError("INVALID", "imports.error.nothingToWrite");
  return moved("import.confirm", id, { added, changed });
}
