import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { unseal } from "@/lib/core/personal-data";
import { PERSONAL_FIELDS } from "@/lib/staff/rules/personal";
import { getImport } from "../queries";
import { type KeptData, shownFields } from "../rules/shown";
import type { Change, ImportKind, ImportOutcome, ImportRowFilters, Problem } from "../schema";
import { listDepartmentNames } from "./figures";
import { listPlaces } from "./register";

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
  const { kind } = await getImport(actor, id);
  const where = { hospitalId: actor.hospitalId, batchId: id, ...(outcome ? { outcome } : {}) };
  const [found, total] = await Promise.all([
    db.importRow.findMany({
      where,
      orderBy: { row: "asc" },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: { row: true, outcome: true, cells: true, changes: true, problems: true, data: true },
    }),
    db.importRow.count({ where }),
  ]);
  const names = await listNames(actor, kind, id);
  const rows = found.map(({ cells, changes, problems, data, ...line }) => ({
    ...line,
    label: (cells as { label?: string }).label ?? "",
    changes: line.outcome === "added" ? newFields(actor, kind, data as Kept, names) : ((changes ?? []) as Change[]),
    problems: (problems ?? []) as Problem[],
  }));
  return { rows, total };
}

type Kept = KeptData & { staffId?: string };

/** Names by id: of the register, and of what the file itself founds. */
async function listNames(actor: Actor, kind: ImportKind, id: string): Promise<ReadonlyMap<string, string>> {
  if (kind === "figures") return listDepartmentNames(actor);
  const { names } = await listPlaces(actor);
  if (kind !== "departments" && kind !== "branches") return names;
  const founded = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT "subjectId" AS id, cells->>'label' AS name FROM "ImportRow"
    WHERE "hospitalId" = ${actor.hospitalId}::uuid AND "batchId" = ${id}::uuid AND outcome = 'added'`;
  return new Map([...names, ...founded.map((row) => [row.id, row.name] as const)]);
}

function newFields({ hospitalId }: Actor, kind: ImportKind, data: Kept, names: ReadonlyMap<string, string>): Change[] {
  const { personal: sealed = {}, staffId = "", ...rest } = data;
  const personal = Object.fromEntries(
    PERSONAL_FIELDS.filter((field) => sealed[field]).map((field) => [
      field,
      unseal(String(sealed[field]), { hospitalId, rowId: staffId, field }),
    ]),
  );
  return shownFields(kind, { ...rest, personal }, names);
}
