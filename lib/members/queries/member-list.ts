import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { nameMatches } from "@/lib/core/db/name-search";
import { type Day, toDbDay, today } from "@/lib/core/period";
import { listStaffIdsByNumber } from "@/lib/staff/queries/register";
import type { Education, Sex } from "@/lib/staff/schema";
import { scopeMembers } from "../policy";
import {
  type LeaveKind,
  type MemberFilters,
  type MemberStage,
  type MemberState,
  STAGE_DAYS,
  type StageDay,
  type Who,
} from "../schema";

export type MemberRow = Record<StageDay, Day | null> & {
  id: string;
  employeeNo: string;
  name: string;
  title: string | null;
  stage: MemberStage;
  voting: boolean;
  branchId: string;
  branchName: string;
  groupName: string | null;
  departmentName: string;
  sex: Sex | null;
  education: Education | null;
  job: string | null;
  backbone: boolean;
  /** Works or lives elsewhere. */
  flowing: boolean;
  flowPlace: string | null;
  /** The first day off the books. */
  leftOn: Day | null;
  leaveKind: LeaveKind | null;
};

const PAGE_SIZE = 50;

const SORTS = {
  name: Prisma.sql`s.pinyin`,
  branch: Prisma.sql`b.name`,
  stage: Prisma.sql`m.stage`,
  fullOn: Prisma.sql`m."fullOn"`,
} as const;

function stateCondition(state: MemberState | undefined): Prisma.Sql {
  if (state === undefined) return Prisma.sql`m."leftOn" IS NULL`;
  if (state === "flowing") return Prisma.sql`m."leftOn" IS NULL AND m."flowFrom" IS NOT NULL`;
  if (state === "retired") return Prisma.sql`m."leftOn" IS NULL AND s."retiredOn" <= ${toDbDay(today())}::date`;
  return Prisma.sql`m."leaveKind" = ${state}::"LeaveKind"`;
}

function whoCondition(who: Who): Prisma.Sql {
  if (who === "backbone") return Prisma.sql`s.backbone`;
  const day = toDbDay(today());
  const middle = Prisma.sql`EXISTS (SELECT 1 FROM "Appointment" p WHERE p."hospitalId" = s."hospitalId"
    AND p."staffId" = s.id AND p.kind = 'administrative' AND p."fromDay" <= ${day}::date
    AND (p."toDay" IS NULL OR p."toDay" >= ${day}::date))`;
  return who === "middle" ? middle : Prisma.sql`d.kind IN ('clinical', 'medicalTechnology') AND NOT ${middle}`;
}

function conditions(actor: Actor, filters: MemberFilters, numbered: string[]): Prisma.Sql {
  const scope = scopeMembers(actor);
  const parts = [Prisma.sql`m."hospitalId" = ${scope.hospitalId}::uuid`, stateCondition(filters.state)];
  if (scope.branchId) parts.push(Prisma.sql`m."branchId" = ANY(${scope.branchId.in}::uuid[])`);
  if (filters.branch) parts.push(Prisma.sql`m."branchId" = ${filters.branch}::uuid`);
  if (filters.stage) parts.push(Prisma.sql`m.stage = ${filters.stage}::"MemberStage"`);
  if (filters.group) parts.push(Prisma.sql`m."groupId" = ${filters.group}::uuid`);
  if (filters.who) parts.push(whoCondition(filters.who));
  if (filters.sex) parts.push(Prisma.sql`s.sex = ${filters.sex}::"Sex"`);
  if (filters.education) parts.push(Prisma.sql`s.education = ${filters.education}::"Education"`);
  if (filters.q) parts.push(Prisma.sql`(${nameMatches(Prisma.sql`s`, filters.q)} OR s.id = ANY(${numbered}::uuid[]))`);
  return Prisma.join(parts, " AND ");
}

type MemberSqlRow = Omit<MemberRow, "voting"> & { total: number };

const DAYS = Prisma.join([...STAGE_DAYS, "leftOn"].map((column) => Prisma.raw(`m."${column}"::text AS "${column}"`)));

/** Members on the books in the actor's reach: those who have left only when asked for. */
export async function listMembers(
  actor: Actor,
  filters: MemberFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: MemberRow[]; total: number }> {
  const numbered = filters.q ? await listStaffIdsByNumber(actor, filters.q) : [];
  const direction = filters.dir === "desc" ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  const found = await db.$queryRaw<MemberSqlRow[]>`
    SELECT m.id, s.name, s.title, m.stage::text AS stage, m."branchId", b.name AS "branchName", g.name AS "groupName",
           d.name AS "departmentName", ${DAYS}, s."employeeNo", s.sex::text AS sex, s.education::text AS education,
           s.job, s.backbone, m."flowPlace",
           m."flowFrom" IS NOT NULL AS flowing, m."leaveKind"::text AS "leaveKind", count(*) OVER ()::int AS total
    FROM "Member" m
    JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId"
    JOIN "Branch" b ON b."hospitalId" = m."hospitalId" AND b.id = m."branchId"
    JOIN "Department" d ON d."hospitalId" = s."hospitalId" AND d.id = s."departmentId"
    LEFT JOIN "Group" g ON g."hospitalId" = m."hospitalId" AND g."branchId" = m."branchId" AND g.id = m."groupId"
    WHERE ${conditions(actor, filters, numbered)}
    ORDER BY ${SORTS[filters.sort]} ${direction}, s.pinyin, m.id
    LIMIT ${pageSize} OFFSET ${(filters.page - 1) * pageSize}`;
  const rows = found.map(({ total: _, ...row }) => ({
    ...row,
    voting: row.stage === "full" && row.leaveKind === null,
  }));
  return { rows, total: found[0]?.total ?? 0 };
}
