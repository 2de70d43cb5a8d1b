import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import { literal } from "@/lib/core/search-text";
import { scopeMembers } from "./policy";
import { compareOrdinals, initialsPattern, PARTY_STAGES } from "./rules";
import { MEMBER_STAGES, type MemberFilters, type MemberStage } from "./schema";

export type BranchMember = {
  id: string;
  name: string;
  stage: MemberStage;
  /** May vote today. */
  voting: boolean;
  groupId: string | null;
  fullOn: Day | null;
};

/** Party members (probationary and full) present in a branch, by pinyin; none outside the actor's reach. */
export async function listBranchMembers(actor: Actor, branchId: string, client: Tx = db): Promise<BranchMember[]> {
  const rows = await client.member.findMany({
    where: { AND: [scopeMembers(actor), { branchId, leftOn: null, stage: { in: [...PARTY_STAGES] } }] },
    orderBy: [{ staff: { pinyin: "asc" } }, { id: "asc" }],
    select: { id: true, stage: true, groupId: true, fullOn: true, staff: { select: { name: true } } },
  });
  return rows.map(({ staff, fullOn, ...row }) => ({
    ...row,
    name: staff.name,
    voting: row.stage === "full",
    fullOn: fullOn && fromDbDay(fullOn),
  }));
}

/** Members who hold a post in the branch's committee on a day, secretary and deputy included; posts are public. */
export async function listCommitteeMemberIds(
  actor: Actor,
  branchId: string,
  day: Day,
  client: Tx = db,
): Promise<string[]> {
  const date = toDbDay(day);
  const rows = await client.member.findMany({
    where: {
      AND: [branchScope(actor, "organisation.read"), { branchId }],
      staff: {
        appointments: {
          some: {
            branchId,
            partyPost: { in: ["branchSecretary", "branchDeputySecretary", "branchCommitteeMember"] },
            fromDay: { lte: date },
            OR: [{ toDay: null }, { toDay: { gte: date } }],
          },
        },
      },
    },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Groups (党小组) of a branch in the actor's reach. */
export async function listGroupOptions(actor: Actor, branchId: string): Promise<{ id: string; name: string }[]> {
  const groups = await db.group.findMany({
    where: { AND: [scopeMembers(actor), { branchId }] },
    select: { id: true, name: true },
  });
  return groups.sort((a, b) => compareOrdinals(a.name, b.name));
}

/** Members on the books by stage; every stage is there, also with none. */
export async function summarizeMembers(
  actor: Actor,
  filters: { branchId?: string | undefined } = {},
): Promise<{ stage: MemberStage; count: number }[]> {
  const rows = await db.member.groupBy({
    by: ["stage"],
    where: {
      AND: [scopeMembers(actor), { leftOn: null, ...(filters.branchId ? { branchId: filters.branchId } : {}) }],
    },
    _count: { _all: true },
  });
  const counts = new Map(rows.map((row) => [row.stage, row._count._all]));
  return MEMBER_STAGES.map((stage) => ({ stage, count: counts.get(stage) ?? 0 }));
}

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

/** Party members by branch, within the actor's reach. */
export async function countBranchMembers(actor: Actor): Promise<ReadonlyMap<string, number>> {
  const rows = await db.member.groupBy({
    by: ["branchId"],
    where: { AND: [scopeMembers(actor), { leftOn: null, stage: { in: [...PARTY_STAGES] } }] },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.branchId, row._count._all]));
}
