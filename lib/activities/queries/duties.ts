import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addMonths, type Month } from "@/lib/core/period";
import type { DutyKind, UnprovenDuty } from "../rules/duties";

export type DutySpan = { kind: DutyKind; months: readonly Month[] };

/** Branches that show no record of a duty in its period. A branch too small for a committee owes no committee meeting. */
export async function listUnproven(
  actor: Actor,
  duties: readonly DutySpan[],
  committeeFrom: number,
  client: Tx = db,
): Promise<UnprovenDuty[]> {
  const { hospitalId, branchId } = branchScope(actor, "activity.read");
  const reach = branchId?.in ?? null;
  const kinds = duties.map((duty) => duty.kind);
  const froms = duties.map((duty) => `${duty.months[0]}-01`);
  const untils = duties.map((duty) => `${addMonths(duty.months.at(-1) ?? "", 1)}-01`);
  return client.$queryRaw<UnprovenDuty[]>`
    SELECT b.id::text AS "branchId", b.name AS "branchName", d.kind
    FROM "Branch" b
    CROSS JOIN unnest(${kinds}::text[], ${froms}::text[]::date[], ${untils}::text[]::date[]) AS d(kind, since, until)
    WHERE b."hospitalId" = ${hospitalId}::uuid AND (b."dissolvedOn" IS NULL OR b."dissolvedOn" >= d.until)
      AND (${reach}::text[] IS NULL OR b.id = ANY(${reach}::text[]::uuid[]))
      AND (b."foundedOn" IS NULL OR b."foundedOn" <= d.since)
      AND NOT EXISTS (
        SELECT FROM "Activity" a
        WHERE a."hospitalId" = b."hospitalId" AND a."branchId" = b.id AND a."heldOn" >= d.since AND a."heldOn" < d.until
          AND a.kind = d.kind::"ActivityKind" AND a."cancelledAt" IS NULL)
      AND (d.kind <> 'committeeMeeting' OR ${committeeFrom} <= (
        SELECT count(*) FROM "Member" m
        WHERE m."hospitalId" = b."hospitalId" AND m."branchId" = b.id AND m.stage = 'full' AND m."leftOn" IS NULL))
    ORDER BY b.name`;
}
