import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import type { ReportStanding, ReportStatus } from "../schema";

/** As `standingOf`: whether the report `r` lies on its writer's desk because its approval was opened again. */
export const IS_REOPENED = Prisma.sql`r.status = 'returned' AND (SELECT e.kind FROM "ReviewEvent" e
  WHERE e."hospitalId" = r."hospitalId" AND e."reportId" = r.id AND e.kind IN ('returned', 'reopened')
  ORDER BY e.at DESC, e.id DESC LIMIT 1) = 'reopened'`;

/** The hospital's reports that are open again after their approval: few, whatever their number in all. */
export async function listReopenedIds(actor: Actor, client: Tx = db): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`SELECT r.id FROM "MonthlyReport" r
    WHERE r."hospitalId" = ${actor.hospitalId}::uuid AND ${IS_REOPENED}`;
  return rows.map(({ id }) => id);
}

/** What each report of the hospital is called, beside its stored status. */
export async function getStandings(
  actor: Actor,
  client: Tx = db,
): Promise<(report: { id: string; status: ReportStatus }) => ReportStanding> {
  const reopened = new Set(await listReopenedIds(actor, client));
  return ({ id, status }) => (reopened.has(id) ? "reopened" : status);
}
