import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { getImport } from "../queries";
import type { ImportInput } from "../schema";
import { holdRegister, lockWritten } from "./hold-register";
import { moveImport } from "./move-import";
import { WRITING } from "./write-kinds";

/** Takes the last import back: new rows go, changed ones are as before. CONFLICT when anything touched them since. */
export async function undoImport(tx: Tx, actor: Actor, { id, version }: ImportInput): Promise<Outcome<{ id: string }>> {
  await holdRegister(tx, actor);
  const { kind, added, changed, undoable } = await getImport(actor, id, tx);
  const data = { status: "undone" as const, undoneAt: clock.now() };
  await moveImport(tx, actor, { id, version, from: ["committed"], data });
  if (!undoable) throw new AppError("CONFLICT", "imports.error.notTheLast");
  await lockWritten(tx, actor, id);
  await WRITING[kind].undo(tx, actor, id);
  const audit = { action: "import.undo", subject: "import", subjectId: id, before: { added, changed } };
  return { data: { id }, audit: [audit] };
}
