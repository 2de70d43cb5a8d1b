import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { getImport } from "../queries";
import { IMPORT_FIELDS } from "../rules/fields";
import { missingFields } from "../rules/recognise";
import type { SaveMappingInput } from "../schema";
import { moved, moveImport } from "./move-import";

/** Keeps which column is which, to be checked next; INVALID for a missing field or one column for two of them. */
export async function saveMapping(
  tx: Tx,
  actor: Actor,
  { id, version, columns }: SaveMappingInput,
): Promise<Outcome<{ id: string }>> {
  const { kind, headers, columns: before } = await getImport(actor, id, tx);
  const chosen = columns ? choose(kind, columns, headers.length) : before;
  const [missing] = missingFields(kind, chosen);
  if (columns && missing) throw fieldError(`columns.${missing}`, "imports.invalid.columnMissing");
  const data = { status: "checking" as const, rows: 0, added: 0, changed: 0, unchanged: 0, wrong: 0 };
  await moveImport(tx, actor, {
    id,
    version,
    from: ["uploaded", "checked", "failed", "cancelled"],
    data: { ...data, failure: {}, mapping: { headers, columns: chosen } },
  });
  await tx.importRow.deleteMany({ where: { hospitalId: actor.hospitalId, batchId: id } });
  return moved("import.map", id, chosen);
}

function choose(
  kind: keyof typeof IMPORT_FIELDS,
  columns: Record<string, number | undefined>,
  width: number,
): Record<string, number> {
  const chosen: Record<string, number> = {};
  for (const { key } of IMPORT_FIELDS[kind]) {
    const column = columns[key];
    if (column === undefined || column >= width) continue;
    if (Object.values(chosen).includes(column)) throw fieldError(`columns.${key}`, "imports.invalid.columnTwice");
    chosen[key] = column;
  }
  return chosen;
}
