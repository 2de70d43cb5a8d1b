import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";

/**
 * Until the end of the transaction no other import of the hospital writes or is undone, because two that meet the same
 * rows would wait for each other, and no department closes and no branch dissolves under what is written.
 */
export async function holdRegister(tx: Tx, { hospitalId }: Actor): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import/${hospitalId}`}, 0))`;
  await tx.$executeRaw`SELECT 1 FROM "Department" WHERE "hospitalId" = ${hospitalId}::uuid ORDER BY id FOR SHARE`;
  await tx.$executeRaw`SELECT 1 FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid ORDER BY id FOR SHARE`;
}

/** Locks the rows that an import wrote: whoever is changing one of them is waited for, whoever comes later waits. */
export async function lockWritten(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  await tx.$executeRaw`
    WITH written AS MATERIALIZED (
      SELECT unnest(ARRAY["subjectId", (data->>'staffId')::uuid]) AS id FROM "ImportRow"
      WHERE "hospitalId" = ${hospitalId}::uuid AND "batchId" = ${id}::uuid AND data IS NOT NULL
    ), departments AS MATERIALIZED (
      SELECT 1 FROM "Department" t WHERE t."hospitalId" = ${hospitalId}::uuid
        AND t.id IN (SELECT w.id FROM written w) ORDER BY t.id FOR UPDATE
    ), branches AS MATERIALIZED (
      SELECT 1 FROM "Branch" t WHERE t."hospitalId" = ${hospitalId}::uuid
        AND t.id IN (SELECT w.id FROM written w) ORDER BY t.id FOR UPDATE
    ), staff AS MATERIALIZED (
      SELECT 1 FROM "Staff" t WHERE t."hospitalId" = ${hospitalId}::uuid
        AND t.id IN (SELECT w.id FROM written w) ORDER BY t.id FOR UPDATE
    ), members AS MATERIALIZED (
      SELECT 1 FROM "Member" t WHERE t."hospitalId" = ${hospitalId}::uuid
        AND t.id IN (SELECT w.id FROM written w) ORDER BY t.id FOR UPDATE
    ), dues AS MATERIALIZED (
      SELECT 1 FROM "DuesBase" t WHERE t."hospitalId" = ${hospitalId}::uuid
        AND t.id IN (SELECT w.id FROM written w) ORDER BY t.id FOR UPDATE
    ), figures AS MATERIALIZED (
      SELECT 1 FROM "SatisfactionFigure" t WHERE t."hospitalId" = ${hospitalId}::uuid
        AND t.id IN (SELECT w.id FROM written w) ORDER BY t.id FOR UPDATE
    )
    SELECT (SELECT count(*) FROM departments), (SELECT count(*) FROM branches), (SELECT count(*) FROM staff),
      (SELECT count(*) FROM members), (SELECT count(*) FROM dues), (SELECT count(*) FROM figures)`;
}
