import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { type Day, fromDbDay } from "@/lib/core/period";
import { literal } from "@/lib/core/search-text";
import { scopeMembers } from "../policy";
import { initialsPattern } from "../rules";
import type { MemberFilters, MemberStage } from "../schema";

export type MemberRow = {
  id: string;
  name: string;
  title: string | null;
  stage: MemberStage;
  voting: boolean;
  branchId: string;
  branchName: string;
  groupName: string | null;
  departmentName: string;
  /** The day full membership began. */
  fullOn: Day | null;
};

const PAGE_SIZE = 50;

const SORTS = {
  name: Prisma.sql`s.pinyin`,
  branch: Prisma.sql`b.name`,
  stage: Prisma.sql`m.stage`,
  fullOn: Prisma.sql`m."fullOn"`,
} as const;

function searchCondition(q: string): Prisma.Sql {
  const escaped = literal(q);
  const joined = `${escaped.toLowerCase().replace(/\s+/g, "")}%`;
  const initials = initialsPattern(q);
  return Prisma.sql`(s.name ILIKE ${`%${escaped}%`} OR replace(s.pinyin, ' ', '') LIKE ${joined}
    ${initials ? Prisma.sql`OR s.pinyin LIKE ${initials}` : Prisma.empty})`;
}

function conditions(actor: Actor, filters: MemberFilters): Prisma.Sql {
  const scope = scopeMembers(actor);
  const parts = [Prisma.sql`m."hospitalId" = ${scope.hospitalId}::uuid`, Prisma.sql`m."leftOn" IS NULL`];
  if (scope.branchId) parts.push(Prisma.sql`m."branchId" = ANY(${scope.branchId.in}::uuid[])`);
  if (filters.branch) parts.push(Prisma.sql`m."branchId" = ${filters.branch}::uuid`);
  if (filters.stage) parts.push(Prisma.sql`m.stage = ${filters.stage}::"MemberStage"`);
  if (filters.group) parts.push(Prisma.sql`m."groupId" = ${filters.group}::uuid`);
  if (filters.q) parts.push(searchCondition(filters.q));
  return Prisma.join(parts, " AND ");
}

type MemberSqlRow = Omit<MemberRow, "fullOn" | "voting"> & { fullOn: Date | null; total: number };

/** Members on the books in the actor's reach: by name, pinyin or pinyin initials, branch, stage and group. */
export async function listMembers(
  actor: Actor,
  filters: MemberFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: MemberRow[]; total: number }> {
  const direction = filters.dir === "desc" ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  const found = await db.$queryRaw<MemberSqlRow[]>`
    SELECT m.id, s.name, s.title, m.stage::text AS stage, m."branchId", b.name AS "branchName", g.name AS "groupName",
           d.name AS "departmentName", m."fullOn", count(*) OVER ()::int AS total
    FROM "Member" m
    JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId"
    JOIN "Branch" b ON b."hospitalId" = m."hospitalId" AND b.id = m."branchId"
    JOIN "Department" d ON d."hospitalId" = s."hospitalId" AND d.id = s."departmentId"
    LEFT JOIN "Group" g ON g."hospitalId" = m."hospitalId" AND g."branchId" = m."branchId" AND g.id = m."groupId"
    WHERE ${conditions(actor, filters)}
    ORDER BY ${SORTS[filters.sort]} ${direction}, s.pinyin, m.id
    LIMIT ${pageSize} OFFSET ${(filters.page - 1) * pageSize}`;
  const rows = found.map(({ total: _, fullOn, ...row }) => ({
    ...row,
    fullOn: fullOn && fromDbDay(fullOn),
    voting: row.stage === "full",
  }));
  return { rows, total: found[0]?.total ?? 0 };
}
