import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { takesPartIn } from "../policy";

type Quoted = { id: string; branchId: string; ownerBranchId: string | null };

/**
 * The follow-ups whose words the actor does not read: once a version of their report is approved, whoever only reads
 * goes on with what is approved, and these words stand in no such version.
 */
export async function listHiddenQuotes(actor: Actor, client: Tx = db): Promise<string[]> {
  if (actor.hospitalWide.has("report.review")) return [];
  const rows = await client.$queryRaw<Quoted[]>`
    SELECT f.id, r."branchId", CASE WHEN i.id IS NULL THEN f."ownerBranchId" ELSE i."branchId" END AS "ownerBranchId"
    FROM "FollowUp" f
    JOIN "MonthlyReport" r ON r."hospitalId" = f."hospitalId" AND r.id = f."reportId"
    LEFT JOIN "Improvement" i ON i."hospitalId" = f."hospitalId" AND i.id = f."improvementId"
    JOIN LATERAL (SELECT bool_or(strpos(COALESCE(v.snapshot->'sections'->>f.section, ''), f.quoted) > 0) AS approved
      FROM "ReportVersion" v
      WHERE v."hospitalId" = f."hospitalId" AND v."reportId" = f."reportId" AND v."approvedAt" IS NOT NULL) AS w ON true
    WHERE f."hospitalId" = ${actor.hospitalId}::uuid AND NOT w.approved`;
  return rows.filter((row) => !takesPartIn(actor, row)).map(({ id }) => id);
}
