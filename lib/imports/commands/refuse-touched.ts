import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";

export type Touched = { label: string };

/** Throws CONFLICT, naming the first one, when rows were touched since their import. */
export function refuseTouched([touched]: readonly Touched[]): void {
  if (touched) throw new AppError("CONFLICT", "imports.error.changedSince", { params: { label: touched.label } });
}

/** Departments of an import that stand below themselves, because somebody has moved another one meanwhile. */
export function findCircles(tx: Tx, { hospitalId }: Actor, id: string): Promise<Touched[]> {
  return tx.$queryRaw<Touched[]>`
    WITH RECURSIVE above AS (
      SELECT i.cells->>'label' AS label, d.id, d."parentId"
      FROM "ImportRow" i JOIN "Department" d ON d."hospitalId" = i."hospitalId" AND d.id = i."subjectId"
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      UNION SELECT a.label, a.id, d."parentId" FROM above a
      JOIN "Department" d ON d."hospitalId" = ${hospitalId}::uuid AND d.id = a."parentId"
    )
    SELECT label FROM above WHERE "parentId" = id LIMIT 1`;
}
