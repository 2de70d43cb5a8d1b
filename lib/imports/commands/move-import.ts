import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { ImportStatus } from "@/lib/core/db/generated/enums";
import { getImport } from "../queries";

type Move = {
  id: string;
  version: number;
  from: readonly ImportStatus[];
  data: Prisma.ImportBatchUpdateManyMutationInput;
};

/** Moves an import from an expected state to another; CONFLICT, with a name, for whoever comes too late. */
export async function moveImport(tx: Tx, actor: Actor, { id, version, from, data }: Move): Promise<void> {
  await getImport(actor, id, tx);
  const { count } = await tx.importBatch.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, status: { in: [...from] } },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "import", id);
}

/** What the trail says of a step that writes nothing into the registers. */
export function moved(action: string, id: string, after?: unknown): Outcome<{ id: string }> {
  return { data: { id }, audit: [{ action, subject: "import", subjectId: id, after }] };
}
