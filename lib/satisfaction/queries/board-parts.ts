import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMonths, fromDbDay, fromDbDayOrNull, lastDayOf, thisMonth } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import type { Count } from "@/lib/surveys/rules/progress";
import { standsIn } from "../policy";
import type { Has, Place } from "../rules/rows";
import type { Months } from "../rules/window";
import type { PlaceKind } from "../schema/board";

/**
 * The version of the hospital's counts. Every answer adds one to the number of questionnaires of the month that runs;
 * the month before is looked at too, for what was counted around midnight.
 */
export async function findTallyVersion(actor: Actor): Promise<string> {
  const [row] = await db.$queryRaw<{ sheets: string }[]>`
    SELECT coalesce(sum(counts[1]), 0)::text AS sheets FROM "SurveyMonthTally"
    WHERE "hospitalId" = ${actor.hospitalId}::uuid AND month >= ${addMonths(thisMonth(), -1)}`;
  return row?.sheets ?? "0";
}

export type RoundCount = Count & { roundId: string; departmentId: string };

/** How many questionnaires came in so far of some rounds, and how many were wanted; of all departments. */
export async function listRoundCounts(actor: Actor, roundIds: readonly string[]): Promise<RoundCount[]> {
  const { hospitalId } = actor;
  if (roundIds.length === 0) return [];
  const ids = [...roundIds];
  return db.$queryRaw<RoundCount[]>`
    SELECT d."roundId"::text, d."departmentId"::text, d.target, d."codesIssued",
           coalesce(t.answers, 0)::int AS answers, coalesce(c.left, 0)::int AS "codesLeft"
    FROM "SurveyRoundDepartment" d
    LEFT JOIN (
      SELECT "roundId", "departmentId", sum(counts[1]) AS answers FROM "SurveyMonthTally"
      WHERE "hospitalId" = ${hospitalId}::uuid AND "roundId" = ANY(${ids}::text[]::uuid[])
      GROUP BY 1, 2) t ON t."roundId" = d."roundId" AND t."departmentId" = d."departmentId"
    LEFT JOIN (
      SELECT "roundId", "departmentId", count(*) AS left FROM "SurveyCode"
      WHERE "hospitalId" = ${hospitalId}::uuid AND "roundId" = ANY(${ids}::text[]::uuid[])
      GROUP BY 1, 2) c ON c."roundId" = d."roundId" AND c."departmentId" = d."departmentId"
    WHERE d."hospitalId" = ${hospitalId}::uuid AND d."roundId" = ANY(${ids}::text[]::uuid[])`;
}

/** Departments that were open on a day of the months; each has its own counts of the months that the actor may see. */
async function listDepartmentPlaces(actor: Actor, { from, to }: Months, sees: Has): Promise<Place[]> {
  const options = await listDepartmentOptions(actor, { from: `${from}-01`, to: lastDayOf(to) });
  return options.map(({ id, name }) => ({
    id,
    name,
    has: (departmentId, month) => departmentId === id && sees(id, month),
  }));
}

/** The same department and month are asked for once for every round and question. */
function remembered(has: Has): Has {
  const known = new Map<string, boolean>();
  return (departmentId, month) => {
    const key = departmentId + month;
    const found = known.get(key) ?? has(departmentId, month);
    known.set(key, found);
    return found;
  };
}

/**
 * Branches that stood in a department in the months, each with the counts of the months in which it stood there. A
 * branch secretary sees their own: of another one a part would pass for the whole.
 */
async function listBranchPlaces(actor: Actor, sees: Has): Promise<Place[]> {
  const { hospitalId, branchIds } = actor;
  const wide = actor.hospitalWide.has("satisfaction.read");
  const rows = await db.departmentPairing.findMany({
    where: { hospitalId, ...(wide ? {} : { branchId: { in: [...branchIds] } }) },
    orderBy: [{ branch: { name: "asc" } }],
    select: { departmentId: true, fromDay: true, toDay: true, branch: { select: { id: true, name: true } } },
  });
  const spans = rows.map(({ fromDay, toDay, ...row }) => ({
    ...row,
    fromDay: fromDbDay(fromDay),
    toDay: fromDbDayOrNull(toDay),
  }));
  const branches = new Map(spans.map(({ branch }) => [branch.id, branch]));
  return [...branches.values()].map(({ id, name }) => {
    const own = spans.filter(({ branch }) => branch.id === id);
    const stands: Has = (departmentId, month) =>
      sees(departmentId, month) && own.some((span) => span.departmentId === departmentId && standsIn(span, month));
    return { id, name, has: remembered(stands) };
  });
}

/** Departments, or branches through their pairings over time. */
export function listPlaces(actor: Actor, by: PlaceKind, months: Months, sees: Has): Promise<Place[]> {
  return by === "branch" ? listBranchPlaces(actor, sees) : listDepartmentPlaces(actor, months, sees);
}
