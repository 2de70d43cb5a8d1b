import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Job } from "@/lib/core/job";
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

const STAGE = `
  WITH going AS (
    UPDATE "ImportBatch" SET rows = rows + $4, added = added + $5, changed = changed + $6, unchanged = unchanged + $7,
      wrong = wrong + $8
    WHERE "hospitalId" = $1::uuid AND id = $2::uuid AND status = 'checking' AND version = $3
    RETURNING 1
  ), kept AS (
    INSERT INTO "ImportRow" ("hospitalId", "batchId", row, outcome, "subjectId", cells, data, before, changes, problems)
    SELECT $1::uuid, $2::uuid, r.row, r.outcome, r."subjectId", r.cells, r.data, r.before, r.changes, r.problems
    FROM json_to_recordset($9::json) AS r(row int, outcome "ImportOutcome", "subjectId" uuid, cells jsonb, data jsonb,
      before jsonb, changes jsonb, problems jsonb)
    WHERE EXISTS (SELECT FROM going)
  )
  SELECT count(*)::int AS going FROM going`;

type Batch = { id: string; version: number; rows: readonly StagedRow[] };

function valuesOf(hospitalId: string, { id, version, rows }: Batch): unknown[] {
  const count = (outcome: ImportOutcome) => rows.filter((row) => row.outcome === outcome).length;
  const counts = [rows.length, count("added"), count("changed"), count("unchanged"), count("wrong")];
  // As bytes: a long string that waits for the database outlives its batch in memory.
  return [hospitalId, id, version, ...counts, Buffer.from(JSON.stringify(rows))];
}

/**
 * Keeps a batch of judged rows and counts them; throws Stopped when the dry run was cancelled. The counter comes first:
 * its row's lock keeps a cancellation from removing the rows before they are there.
 */
export function stageRows(job: Pick<Job, "actor" | "bulk">, batch: Batch): Promise<void> {
  return keep(job, valuesOf(job.actor.hospitalId, batch));
}

async function keep(job: Pick<Job, "bulk">, values: unknown[]): Promise<void> {
  const [found] = await job.bulk<{ going: number }>(STAGE, values);
  if (found?.going !== 1) throw new Stopped();
}
