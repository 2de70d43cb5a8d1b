import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { getImport } from "../queries";
import type { Change, ImportOutcome, ImportRowFilters, Problem } from "../schema";

const PAGE_SIZE = 50;

export type ImportLine = {
  /** Excel's own row number. */
  row: number;
  outcome: ImportOutcome;
  /** Whom or what the row is about, such as "E0001 Zhang San". */
  label: string;
  /** Of a new row every field with an empty `old`. */
  changes: Change[];
  problems: Problem[];
};

/** Checked rows of one import, of one outcome or all, 50 a page in the file's order. */
export async function listImportRows(
  actor: Actor,
  id: string,
  { outcome, page = 1 }: Partial<ImportRowFilters> = {},
): Promise<{ rows: ImportLine[]; total: number }> {
  await getImport(actor, id);
  const where = { hospitalId: actor.hospitalId, batchId: id, ...(outcome ? { outcome } : {}) };
  const [found, total] = await Promise.all([
    db.importRow.findMany({
      where,
      orderBy: { row: "asc" },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: { row: true, outcome: true, cells: true, changes: true, problems: true },
    }),
    db.importRow.count({ where }),
  ]);
  const rows = found.map(({ cells, changes, problems, ...line }) => ({
    ...line,
    label: (cells as { label?: string }).label ?? "",
    changes: (changes ?? []) as Change[],
    problems: (problems ?? []) as Problem[],
  }));
  return { rows, total };
}
