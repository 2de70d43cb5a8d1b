import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { clock, type Day, fromDbDay, type Month, monthRange, toDbDay } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { scopeActivities } from "./policy";
import type { ActivityFilters, ActivityKind, CultureTheme } from "./schema";

const PAGE_SIZE = 50;

/** Not cancelled, begun by now, in the actor's reach; `a` is the activity. */
function heldWithin(actor: Actor, { month, branchId }: { month: Month; branchId?: string | undefined }): Prisma.Sql {
  const scope = scopeActivities(actor);
  const { gte, lt } = monthRange(month);
  return Prisma.sql`a."hospitalId" = ${scope.hospitalId}::uuid
    ${scope.branchId ? Prisma.sql`AND a."branchId" = ANY(${scope.branchId.in}::uuid[])` : Prisma.empty}
    ${branchId ? Prisma.sql`AND a."branchId" = ${branchId}::uuid` : Prisma.empty}
    AND a."heldOn" >= ${gte}::date AND a."heldOn" < ${lt}::date
    AND a."cancelledAt" IS NULL AND a."startsAt" <= ${clock.now()}`;
}

export type KindSummary = { kind: ActivityKind; count: number; present: number; expected: number };

/** A branch's month by kind: activities held so far (not cancelled), attendances present and expected. */
export async function summarizeActivities(
  actor: Actor,
  filters: { branchId: string; month: Month },
  client: Tx = db,
): Promise<KindSummary[]> {
  return client.$queryRaw<KindSummary[]>`
    SELECT a.kind::text AS kind, count(DISTINCT a.id)::int AS count,
           count(*) FILTER (WHERE t.status = 'present')::int AS present, count(t.status)::int AS expected
    FROM "Activity" a
    LEFT JOIN "Attendance" t ON t."hospitalId" = a."hospitalId" AND t."activityId" = a.id
    WHERE ${heldWithin(actor, filters)}
    GROUP BY a.kind ORDER BY a.kind`;
}

/** Activities of a month by kind over the actor's reach, or one branch: held so far, not cancelled. One statement. */
export async function countActivitiesByKind(
  actor: Actor,
  filters: { month: Month; branchId?: string | undefined },
): Promise<{ kind: ActivityKind; count: number }[]> {
  return db.$queryRaw<{ kind: ActivityKind; count: number }[]>`
    SELECT a.kind::text AS kind, count(*)::int AS count
    FROM "Activity" a WHERE ${heldWithin(actor, filters)}
    GROUP BY a.kind ORDER BY a.kind`;
}

export type PartnerWork = { id: string; title: string; heldOn: Day; partnerName: string | null; served: number | null };

/** Work with and for partners in a branch's month: held activities that name a partner or serve one. */
export async function listPartnerWork(
  actor: Actor,
  filters: { branchId: string; month: Month },
  client: Tx = db,
): Promise<PartnerWork[]> {
  const rows = await client.activity.findMany({
    where: {
      AND: [scopeActivities(actor), { branchId: filters.branchId }],
      heldOn: monthRange(filters.month),
      cancelledAt: null,
      startsAt: { lte: clock.now() },
      OR: [{ kind: "partnerService" }, { partnerId: { not: null } }],
    },
    orderBy: [{ heldOn: "asc" }, { startsAt: "asc" }],
    select: { id: true, title: true, heldOn: true, served: true, partner: { select: { name: true } } },
  });
  return rows.map(({ partner, heldOn, ...row }) => ({
    ...row,
    heldOn: fromDbDay(heldOn),
    partnerName: partner?.name ?? null,
  }));
}

export type ActivityRow = {
  id: string;
  title: string;
  kind: ActivityKind;
  heldOn: Day;
  startsAt: Date;
  endsAt: Date;
  place: string;
  host: string;
  branchId: string;
  branchName: string;
  cultureTheme: CultureTheme | null;
  partnerName: string | null;
  served: number | null;
  cancelled: boolean;
  present: number;
  expected: number;
};

function whereOf(actor: Actor, filters: Partial<ActivityFilters>): Prisma.ActivityWhereInput {
  const { q, branch, kind, month, from, to, theme, partner, department, state } = filters;
  const contains = containing(q ?? "");
  return {
    AND: [
      scopeActivities(actor),
      branch ? { branchId: branch } : {},
      month ? { heldOn: monthRange(month) } : {},
      from ? { heldOn: { gte: toDbDay(from) } } : {},
      to ? { heldOn: { lte: toDbDay(to) } } : {},
      q ? { OR: [{ title: contains }, { place: contains }, { host: contains }, { notes: contains }] } : {},
      stateWhere(state),
    ],
    ...(kind ? { kind } : {}),
    ...(theme ? { cultureTheme: theme } : {}),
    ...(partner ? { partnerId: partner } : {}),
    ...(department ? { departments: { some: { departmentId: department } } } : {}),
  };
}

function stateWhere(state: ActivityFilters["state"]): Prisma.ActivityWhereInput {
  if (state === "cancelled") return { cancelledAt: { not: null } };
  if (state === "planned") return { cancelledAt: null, startsAt: { gt: clock.now() } };
  return state === "held" ? { cancelledAt: null, startsAt: { lte: clock.now() } } : { cancelledAt: null };
}

const ORDER = {
  day: (dir: Prisma.SortOrder) => [{ heldOn: dir }, { startsAt: dir }],
  title: (dir: Prisma.SortOrder) => [{ title: dir }],
  kind: (dir: Prisma.SortOrder) => [{ kind: dir }, { heldOn: "desc" as const }],
  branch: (dir: Prisma.SortOrder) => [{ branch: { name: dir } }, { heldOn: "desc" as const }],
} as const;

/** Activities in the actor's reach, newest first unless sorted; cancelled ones only when asked for. */
export async function listActivities(
  actor: Actor,
  filters: Partial<ActivityFilters> = {},
  pageSize = PAGE_SIZE,
): Promise<{ rows: ActivityRow[]; total: number }> {
  const where = whereOf(actor, filters);
  const { sort = "day", dir = "desc", page = 1 } = filters;
  const [total, found] = await Promise.all([
    db.activity.count({ where }),
    db.activity.findMany({
      where,
      orderBy: [...ORDER[sort](dir), { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        title: true,
        kind: true,
        heldOn: true,
        startsAt: true,
        endsAt: true,
        place: true,
        host: true,
        branchId: true,
        cultureTheme: true,
        served: true,
        cancelledAt: true,
        branch: { select: { name: true } },
        partner: { select: { name: true } },
      },
    }),
  ]);
  const counts = await countAttendances(
    actor,
    found.map((row) => row.id),
  );
  const rows = found.map(({ branch, partner, cancelledAt, heldOn, ...row }) => ({
    ...row,
    heldOn: fromDbDay(heldOn),
    branchName: branch.name,
    partnerName: partner?.name ?? null,
    cancelled: cancelledAt !== null,
    present: counts.get(row.id)?.present ?? 0,
    expected: counts.get(row.id)?.expected ?? 0,
  }));
  return { rows, total };
}

async function countAttendances(actor: Actor, activityIds: string[]) {
  const groups = await db.attendance.groupBy({
    by: ["activityId", "status"],
    where: { hospitalId: actor.hospitalId, activityId: { in: activityIds } },
    _count: { _all: true },
  });
  const counts = new Map<string, { present: number; expected: number }>();
  for (const { activityId, status, _count } of groups) {
    const { present, expected } = counts.get(activityId) ?? { present: 0, expected: 0 };
    counts.set(activityId, {
      present: present + (status === "present" ? _count._all : 0),
      expected: expected + _count._all,
    });
  }
  return counts;
}
