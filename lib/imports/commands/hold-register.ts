import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import type { ImportKind } from "../schema";

/**
 * Until the end of the transaction no other import of the hospital writes or is undone, because two that meet the same
 * rows would wait for each other, and no department closes and no branch dissolves under what is written.
 */
export async function holdRegister(tx: Tx, { hospitalId }: Actor): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import/${hospitalId}`}, 0))`;
  await tx.$executeRaw`SELECT 1 FROM "Department" WHERE "hospitalId" = ${hospitalId}::uuid ORDER BY id FOR SHARE`;
  await tx.$executeRaw`SELECT 1 FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid ORDER BY id FOR SHARE`;
}

const WRITTEN: Record<ImportKind, Prisma.Sql[]> = {
  departments: [Prisma.sql`"Department"`],
  branches: [Prisma.sql`"Branch"`],
  staff: [Prisma.sql`"Staff"`],
  members: [Prisma.sql`"Staff"`, Prisma.sql`"Member"`],
  dues: [Prisma.sql`"DuesBase"`],
};

/** Locks the rows that an import wrote: whoever is changing one of them is waited for, whoever comes later waits. */
export async function lockWritten(
  tx: Tx,
  { hospitalId }: Actor,
  { id, kind }: { id: string; kind: ImportKind },
): Promise<void> {
  for (const table of WRITTEN[kind]) {
    await tx.$executeRaw`
      SELECT 1 FROM ${table} WHERE "hospitalId" = ${hospitalId}::uuid AND id IN (
        SELECT unnest(ARRAY["subjectId", (data->>'staffId')::uuid]) FROM "ImportRow"
        WHERE "hospitalId" = ${hospitalId}::uuid AND "batchId" = ${id}::uuid AND data IS NOT NULL)
      ORDER BY id FOR UPDATE`;
  }
}
