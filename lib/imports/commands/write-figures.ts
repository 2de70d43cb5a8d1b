import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { refuseTouched, type Touched } from "./refuse-touched";
import { type Counted, type RowRange, sameAsExpected } from "./write-rows";

/** Writes checked figures; their departments were still open in the month. */
export async function writeFigures(tx: Tx, { hospitalId }: Actor, { id, from, to }: RowRange): Promise<void> {
  const [counted] = await tx.$queryRaw<Counted[]>`
    WITH checked AS MATERIALIZED (
      SELECT f.* FROM "ImportRow" i, jsonb_to_record(i.data->'figure') AS f(id uuid, population "Population",
        "departmentId" uuid, month text, value numeric, n int, formula "Formula", source text, method "FigureMethod")
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.row BETWEEN ${from} AND ${to}
        AND i.data ? 'figure'
    ), created AS (
      INSERT INTO "SatisfactionFigure" ("hospitalId", id, population, "departmentId", month, value, n, formula, source,
        method)
      SELECT ${hospitalId}::uuid, c.id, c.population, c."departmentId", c.month, c.value, c.n, c.formula, c.source, c.method
      FROM checked c
      WHERE c."departmentId" IS NULL OR EXISTS (SELECT 1 FROM "Department" d WHERE d."hospitalId" = ${hospitalId}::uuid
        AND d.id = c."departmentId" AND coalesce(d."closedOn", 'infinity') > (c.month || '-01')::date
        AND coalesce(d."openedOn", '-infinity') < ((c.month || '-01')::date + interval '1 month'))
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM checked)::int AS expected, (SELECT count(*) FROM created)::int AS written`;
  sameAsExpected(counted);
}

/** Takes imported figures back; one that somebody has corrected since stays, and with it the import. */
export async function undoFigures(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  refuseTouched(
    await tx.$queryRaw<Touched[]>`
    SELECT i.cells->>'label' AS label
    FROM "ImportRow" i
    LEFT JOIN "SatisfactionFigure" f ON f."hospitalId" = i."hospitalId" AND f.id = i."subjectId"
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      AND f.version IS DISTINCT FROM 1
    ORDER BY i.row LIMIT 1`,
  );
  await tx.$executeRaw`
    DELETE FROM "SatisfactionFigure" t USING "ImportRow" i
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      AND t."hospitalId" = i."hospitalId" AND t.id = i."subjectId"`;
}
