import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { Change, ImportOutcome, Problem } from "../schema";

/** A judged row as it is kept until it is confirmed; what is personal in it is sealed or masked. */
export type StagedRow = {
  row: number;
  outcome: ImportOutcome;
  subjectId: string | null;
  cells: { label: string; sealed?: string };
  data: object | null;
  before: object | null;
  changes: Change[] | null;
  problems: Problem[] | null;
};

/** The state in which a job expects its import is gone: somebody cancelled it. */
export class Stopped extends AppError {
  constructor() {
    super("CONFLICT", "core.error.changedMeanwhile");
  }
}

/** Rows in one statement: Prisma remembers what its last hundred calls were given, and that is to stay little. */
const PIECE = 200;

/** Keeps a batch of judged rows and counts them; throws Stopped when the dry run was cancelled. */
export async function stageRows(
  tx: Tx,
  { hospitalId }: Actor,
  { id, version, rows }: { id: string; version: number; rows: StagedRow[] },
): Promise<Outcome<null>> {
  const count = (outcome: ImportOutcome) => rows.filter((row) => row.outcome === outcome).length;
  // The counter first: its row's lock keeps a cancellation from removing the rows before they are there.
  const going = await tx.$executeRaw`
    UPDATE "ImportBatch" SET rows = rows + ${rows.length}, added = added + ${count("added")},
      changed = changed + ${count("changed")}, unchanged = unchanged + ${count("unchanged")},
      wrong = wrong + ${count("wrong")}
    WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${id}::uuid AND status = 'checking' AND version = ${version}`;
  if (going === 0) throw new Stopped();
  for (let from = 0; from < rows.length; from += PIECE) {
    await tx.$executeRaw`
      INSERT INTO "ImportRow" ("hospitalId", "batchId", row, outcome, "subjectId", cells, data, before, changes, problems)
      SELECT ${hospitalId}::uuid, ${id}::uuid, r.row, r.outcome, r."subjectId", r.cells, r.data, r.before, r.changes,
        r.problems
      FROM json_to_recordset(${JSON.stringify(rows.slice(from, from + PIECE))}::json) AS r(row int,
        outcome "ImportOutcome", "subjectId" uuid, cells jsonb, data jsonb, before jsonb, changes jsonb, problems jsonb)`;
  }
  return { data: null, audit: [] };
}
