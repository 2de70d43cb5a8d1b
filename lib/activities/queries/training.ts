import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { clock, type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import { scopeMembers } from "@/lib/members/policy";
import { listRules } from "@/lib/organisation/queries/hospital";
import { scopeActivities } from "../policy";
import { trainingKinds } from "../rules/training";
import type { ActivityKind } from "../schema";

/** Half-open: from ≤ day < until. */
type Period = { from: Day; until: Day };

/** Person-times, and minutes summed over persons: two hours with ten people are 1,200. */
export type TrainingSums = { activities: number; personTimes: number; minutes: number; people: number };
export type TrainingSummary = TrainingSums & { byKind: (TrainingSums & { kind: ActivityKind })[] };

const SUMS = Prisma.sql`count(DISTINCT a.id)::int AS activities, count(*)::int AS "personTimes",
  coalesce(sum(round(extract(epoch FROM a."endsAt" - a."startsAt") / 60)), 0)::int AS minutes,
  count(DISTINCT t."memberId")::int AS people`;

/** Attendances at what was held, as activities record them: present, not cancelled, begun by now. Nothing is entered twice. */
const ATTENDED = Prisma.sql`"Attendance" t
  JOIN "Activity" a ON a."hospitalId" = t."hospitalId" AND a.id = t."activityId" AND t.status = 'present'`;

function isTraining(actor: Actor, kinds: readonly ActivityKind[], period?: Period): Prisma.Sql {
  const days = period
    ? Prisma.sql`AND a."heldOn" >= ${toDbDay(period.from)}::date AND a."heldOn" < ${toDbDay(period.until)}::date`
    : Prisma.empty;
  return Prisma.sql`t."hospitalId" = ${actor.hospitalId}::uuid AND a."cancelledAt" IS NULL
    AND a."startsAt" <= ${clock.now()} AND a.kind = ANY(${[...kinds]}::"ActivityKind"[]) ${days}`;
}

function within(column: Prisma.Sql, scope: { branchId?: { in: string[] } }, branchId?: string): Prisma.Sql {
  const own = scope.branchId ? Prisma.sql`AND ${column} = ANY(${scope.branchId.in}::uuid[])` : Prisma.empty;
  return branchId ? Prisma.sql`${own} AND ${column} = ${branchId}::uuid` : own;
}

/** Which kinds count as training is the hospital's to say: rules `training.<kind>`. */
export async function listTrainingKinds(actor: Actor, client: Tx = db): Promise<ActivityKind[]> {
  return trainingKinds(await listRules(actor, client));
}

/** Training held by a branch, or by all in the actor's reach, in a period; or what one member attended of it. */
export async function summarizeTraining(
  actor: Actor,
  filters: Period & { branchId?: string | undefined; memberId?: string | undefined },
  client: Tx = db,
): Promise<TrainingSummary> {
  const where = Prisma.sql`${isTraining(actor, await listTrainingKinds(actor, client), filters)}
    ${within(Prisma.sql`a."branchId"`, scopeActivities(actor), filters.branchId)}
    ${filters.memberId ? Prisma.sql`AND t."memberId" = ${filters.memberId}::uuid` : Prisma.empty}`;
  const rows = await client.$queryRaw<(TrainingSums & { kind: ActivityKind | null })[]>`
    SELECT a.kind::text AS kind, ${SUMS} FROM ${ATTENDED} WHERE ${where}
    GROUP BY GROUPING SETS ((a.kind), ()) ORDER BY a.kind`;
  const sums = rows.find(({ kind }) => kind === null) ?? { activities: 0, personTimes: 0, minutes: 0, people: 0 };
  const byKind = rows.flatMap(({ kind, ...row }) => (kind === null ? [] : [{ kind, ...row }]));
  const { activities, personTimes, minutes, people } = sums;
  return { activities, personTimes, minutes, people, byKind };
}

export type BranchTraining = TrainingSums & { branchId: string; branchName: string };

/** Every branch in the actor's reach with the training it held in a period; also those without any. */
export async function listBranchTraining(
  actor: Actor,
  filters: Period & { branchId?: string | undefined },
): Promise<BranchTraining[]> {
  const kinds = await listTrainingKinds(actor);
  return db.$queryRaw<BranchTraining[]>`
    SELECT b.id AS "branchId", b.name AS "branchName", coalesce(w.activities, 0) AS activities,
           coalesce(w."personTimes", 0) AS "personTimes", coalesce(w.minutes, 0) AS minutes,
           coalesce(w.people, 0) AS people
    FROM "Branch" b
    LEFT JOIN (SELECT a."branchId", ${SUMS} FROM ${ATTENDED} WHERE ${isTraining(actor, kinds, filters)}
               GROUP BY a."branchId") w ON w."branchId" = b.id
    WHERE b."hospitalId" = ${actor.hospitalId}::uuid
      AND (w.activities > 0 OR (b."dissolvedOn" IS NULL AND b.kind <> 'generalBranch'))
      ${within(Prisma.sql`b.id`, scopeActivities(actor), filters.branchId)}
    ORDER BY b.name COLLATE "zh-x-icu"`;
}

export type TrainedMember = { memberId: string; name: string; branchId: string; branchName: string } & Pick<
  TrainingSums,
  "personTimes" | "minutes"
>;

const PAGE_SIZE = 50;

/**
 * Members of the Party on the books today with the training they attended in a period, also elsewhere; by branch and
 * name, never by figure: people are not ranked.
 */
export async function listTrainingByMember(
  actor: Actor,
  filters: Period & { branchId?: string | undefined; page?: number },
  pageSize = PAGE_SIZE,
): Promise<{ rows: TrainedMember[]; total: number }> {
  const kinds = await listTrainingKinds(actor);
  const found = await db.$queryRaw<(TrainedMember & { total: number })[]>`
    SELECT m.id AS "memberId", s.name, m."branchId", b.name AS "branchName", count(*) OVER ()::int AS total,
           coalesce(w."personTimes", 0) AS "personTimes", coalesce(w.minutes, 0) AS minutes
    FROM "Member" m
    JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId"
    JOIN "Branch" b ON b."hospitalId" = m."hospitalId" AND b.id = m."branchId"
    LEFT JOIN (SELECT t."memberId", ${SUMS} FROM ${ATTENDED} WHERE ${isTraining(actor, kinds, filters)}
               GROUP BY t."memberId") w ON w."memberId" = m.id
    WHERE m."hospitalId" = ${actor.hospitalId}::uuid AND m."leftOn" IS NULL
      AND m.stage IN ('probationary', 'full')
      ${within(Prisma.sql`m."branchId"`, scopeMembers(actor), filters.branchId)}
    ORDER BY b.name COLLATE "zh-x-icu", s.pinyin, m.id
    LIMIT ${pageSize} OFFSET ${((filters.page ?? 1) - 1) * pageSize}`;
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0 };
}

export type MemberTraining = {
  activityId: string;
  title: string;
  kind: ActivityKind;
  heldOn: Day;
  minutes: number;
  branchId: string;
  branchName: string;
};

/** All training a member attended, newest first, with branches they have left too; empty out of the actor's reach. */
export async function listMemberTraining(actor: Actor, memberId: string): Promise<MemberTraining[]> {
  const kinds = await listTrainingKinds(actor);
  const rows = await db.$queryRaw<(Omit<MemberTraining, "heldOn"> & { heldOn: Date })[]>`
    SELECT a.id AS "activityId", a.title, a.kind::text AS kind, a."heldOn", a."branchId", b.name AS "branchName",
           round(extract(epoch FROM a."endsAt" - a."startsAt") / 60)::int AS minutes
    FROM ${ATTENDED}
    JOIN "Member" m ON m."hospitalId" = t."hospitalId" AND m.id = t."memberId"
    JOIN "Branch" b ON b."hospitalId" = a."hospitalId" AND b.id = a."branchId"
    WHERE ${isTraining(actor, kinds)} AND m.id = ${memberId}::uuid
      ${within(Prisma.sql`m."branchId"`, scopeMembers(actor))}
    ORDER BY a."heldOn" DESC, a."startsAt" DESC, a.id`;
  return rows.map((row) => ({ ...row, heldOn: fromDbDay(row.heldOn) }));
}
