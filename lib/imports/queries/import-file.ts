import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { scopeImports } from "../policy";
import type { ImportKind, Mapping } from "../schema";

export type ImportFile = {
  id: string;
  /** Of the import as the job found it: one that was cancelled and begun again has another. */
  version: number;
  kind: ImportKind;
  sha256: string;
  storeKey: string;
  columns: Record<string, number>;
};

/** Where an import's file lies, for the job that reads it; throws NOT_FOUND when it is out of reach or gone. */
export async function getFile(actor: Actor, id: string): Promise<ImportFile> {
  const row = await db.importBatch.findFirst({
    where: { AND: [scopeImports(actor), { id }] },
    select: { id: true, version: true, kind: true, sha256: true, storeKey: true, mapping: true },
  });
  if (!row?.storeKey) throw new AppError("NOT_FOUND", "imports.error.fileGone");
  const { columns = {} } = row.mapping as Partial<Mapping>;
  return { id: row.id, version: row.version, kind: row.kind, sha256: row.sha256, storeKey: row.storeKey, columns };
}

/** The last row of the file that is to be written; 0 when there is none. */
export async function findLastRow(actor: Actor, id: string, client: Tx = db): Promise<number> {
  const last = await client.importRow.aggregate({
    where: { hospitalId: actor.hospitalId, batchId: id, outcome: { in: ["added", "changed"] } },
    _max: { row: true },
  });
  return last._max.row ?? 0;
}
