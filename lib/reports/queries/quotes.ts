import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { takesPartIn } from "../policy";

type Quoted = { id: string; branchId: string; ownerBranchId: string | null };

/**
 * Those of some follow-ups whose words the actor does not read: whoever only reads a report goes on with what is
 * approved of it, or while nothing is, with what is handed in now; these words do not stand there.
 */
export async function listHiddenQuotes(actor: Actor, ids: readonly string[], client: Tx = db): Promise<string[]> {
  if (ids.length === 0 || actor.hospitalWide.has("report.review")) return [];
  const rows = await client.$queryRaw<Quoted[]>`
    SELECT f.id, r."branchId", CASE WHEN i.id IS NULL THEN f."ownerBranchId" ELSE i."branchId" END AS "ownerBranchId"
    FROM "FollowUp" f
    JOIN "MonthlyReport" r ON r."hospitalId" = f."hospitalId" AND r.id = f."reportId"
    LEFT JOIN "Improvement" i ON i."hospitalId" = f."hospitalId" AND i.id = f."improvementId"
    JOIN LATERAL (SELECT bool_or(strpos(COALESCE(v.snapshot->'sections'->>f.section, ''), f.quoted) > 0) AS approved
      FROM "ReportVersion" v
      WHERE v."hospitalId" = f."hospitalId" AND v."reportId" = f."reportId" AND v."approvedAt" IS NOT NULL) AS w ON true
    WHERE f."hospitalId" = ${actor.hospitalId}::uuid AND f.id = ANY(${[...ids]}::uuid[])
      AND NOT COALESCE(w.approved, strpos(COALESCE(r.snapshot->'sections'->>f.section, ''), f.quoted) > 0)`;
  return rows.filter((row) => !takesPartIn(actor, row)).map(({ id }) => id);
}
