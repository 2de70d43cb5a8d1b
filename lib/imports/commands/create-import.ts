import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { SealedFile } from "@/lib/core/files/uploads";
import { clock } from "@/lib/core/period";
import { canImport } from "../policy";
import type { ImportKind } from "../schema";

/** Takes in a file, to be checked next; FORBIDDEN where the actor may not write such rows by hand. */
export async function createImport(
  tx: Tx,
  actor: Actor,
  { kind, file }: { kind: ImportKind; file: SealedFile },
): Promise<Outcome<{ id: string }>> {
  if (!canImport(actor, kind)) throw new AppError("FORBIDDEN", "core.error.forbidden");
  const { hospitalId, userId, name } = actor;
  const { id } = await tx.importBatch.create({
    data: {
      hospitalId,
      kind,
      status: "checking",
      fileName: file.name,
      sha256: file.sha256,
      storeKey: file.storeKey,
      createdById: userId,
      createdByName: name,
      createdAt: clock.now(),
    },
    select: { id: true },
  });
  const after = { kind, fileName: file.name, sha256: file.sha256 };
  return { data: { id }, audit: [{ action: "import.upload", subject: "import", subjectId: id, after }] };
}
