import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { clock, type Day, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { literal } from "@/lib/core/search-text";
import { scopePartners } from "./policy";
import type { PartnerFilters, PartnerKind } from "./schema";

const PAGE_SIZE = 50;

/** Pairings that hold on a day; both ends inclusive. */
function pairedOn(day: Day) {
  const date = toDbDay(day);
  return { fromDay: { lte: date }, OR: [{ toDay: null }, { toDay: { gte: date } }] };
}

/** Partners in the actor's reach for a picker: those paired with the branch on the day first. */
export async function listPartnerOptions(
  actor: Actor,
  branchId: string,
  day: Day,
  client: Tx = db,
): Promise<{ id: string; name: string; paired: boolean }[]> {
  const rows = await client.partner.findMany({
    where: scopePartners(actor),
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      pairings: { where: { branchId, ...pairedOn(day) }, select: { id: true }, take: 1 },
    },
  });
  const options = rows.map(({ pairings, ...row }) => ({ ...row, paired: pairings.length > 0 }));
  return [...options.filter((one) => one.paired), ...options.filter((one) => !one.paired)];
}

export type PartnerRow = {
  id: string;
  name: string;
  kind: PartnerKind;
  contact: string | null;
  branches: string[];
  /** Work held with the partner in the actor's reach. */
  activities: number;
  lastOn: Day | null;
};

// Chinese by pinyin, as people look for it; the database sorts by code point unless told.
const SORTS = {
  name: Prisma.sql`p.name COLLATE "zh-x-icu"`,
  kind: Prisma.sql`p.kind`,
  activities: Prisma.sql`activities`,
  lastOn: Prisma.sql`"lastOn"`,
} as const;

function conditions(actor: Actor, filters: PartnerFilters): Prisma.Sql {
  const scope = branchScope(actor, "partner.read");
  const pairedWith = (ids: Prisma.Sql) => Prisma.sql`EXISTS (SELECT 1 FROM "PartnerPairing" x
    WHERE x."hospitalId" = p."hospitalId" AND x."partnerId" = p.id AND x."branchId" = ANY(${ids}))`;
  const parts = [Prisma.sql`p."hospitalId" = ${scope.hospitalId}::uuid`];
  if (scope.branchId) parts.push(pairedWith(Prisma.sql`${scope.branchId.in}::uuid[]`));
  if (filters.branch) parts.push(pairedWith(Prisma.sql`${[filters.branch]}::uuid[]`));
  if (filters.kind) parts.push(Prisma.sql`p.kind = ${filters.kind}::"PartnerKind"`);
  if (filters.q) {
    const like = `%${literal(filters.q)}%`;
    parts.push(Prisma.sql`(p.name ILIKE ${like} OR p.contact ILIKE ${like})`);
  }
  return Prisma.join(parts, " AND ");
}

type PartnerSqlRow = Omit<PartnerRow, "lastOn"> & { lastOn: Date | null; total: number };

/** Partners in the actor's reach, with the branches paired today and the work done together so far. */
export async function listPartners(
  actor: Actor,
  filters: PartnerFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: PartnerRow[]; total: number }> {
  const reach = branchScope(actor, "activity.read");
  const within = reach.branchId ? Prisma.sql`AND a."branchId" = ANY(${reach.branchId.in}::uuid[])` : Prisma.empty;
  const pairs = branchScope(actor, "partner.read");
  const mine = pairs.branchId ? Prisma.sql`AND q."branchId" = ANY(${pairs.branchId.in}::uuid[])` : Prisma.empty;
  const direction = filters.dir === "desc" ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  const found = await db.$queryRaw<PartnerSqlRow[]>`
    SELECT p.id, p.name, p.kind::text AS kind, p.contact, w.count AS activities, w.last AS "lastOn",
           count(*) OVER ()::int AS total,
           ARRAY(SELECT b.name FROM "PartnerPairing" q
                 JOIN "Branch" b ON b."hospitalId" = q."hospitalId" AND b.id = q."branchId"
                 WHERE q."hospitalId" = p."hospitalId" AND q."partnerId" = p.id ${mine}
                   AND q."fromDay" <= ${toDbDay(today())}::date
                   AND coalesce(q."toDay", 'infinity') >= ${toDbDay(today())}::date
                 ORDER BY b.name COLLATE "zh-x-icu") AS branches
    FROM "Partner" p
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, max(a."heldOn") AS last FROM "Activity" a
      WHERE a."hospitalId" = p."hospitalId" AND a."partnerId" = p.id
        AND a."cancelledAt" IS NULL AND a."startsAt" <= ${clock.now()} ${within}
    ) w
    WHERE ${conditions(actor, filters)}
    ORDER BY ${SORTS[filters.sort]} ${direction}, p.name COLLATE "zh-x-icu", p.id
    LIMIT ${pageSize} OFFSET ${(filters.page - 1) * pageSize}`;
  const rows = found.map(({ total: _, lastOn, ...row }) => ({ ...row, lastOn: lastOn && fromDbDay(lastOn) }));
  return { rows, total: found[0]?.total ?? 0 };
}

export type PartnerPairingRow = { id: string; branchId: string; branchName: string; fromDay: Day; toDay: Day | null };
export type PartnerDetail = {
  id: string;
  name: string;
  kind: PartnerKind;
  contact: string | null;
  note: string | null;
  version: number;
  /** Open pairings first, newest first; only with branches in the actor's reach. */
  pairings: PartnerPairingRow[];
};

/** One partner; throws NOT_FOUND outside the actor's reach. */
export async function getPartner(actor: Actor, id: string, client: Tx = db): Promise<PartnerDetail> {
  const { branchId } = branchScope(actor, "partner.read");
  const row = await client.partner.findFirst({
    where: { AND: [scopePartners(actor), { id }] },
    select: {
      id: true,
      name: true,
      kind: true,
      contact: true,
      note: true,
      version: true,
      pairings: {
        where: branchId ? { branchId } : {},
        orderBy: [{ toDay: { sort: "desc", nulls: "first" } }, { fromDay: "desc" }],
        select: { id: true, branchId: true, fromDay: true, toDay: true, branch: { select: { name: true } } },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const pairings = row.pairings.map(({ branch, fromDay, toDay, ...pairing }) => ({
    ...pairing,
    branchName: branch.name,
    fromDay: fromDbDay(fromDay),
    toDay: toDay && fromDbDay(toDay),
  }));
  return { ...row, pairings };
}
