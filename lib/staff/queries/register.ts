import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { nameMatches } from "@/lib/core/db/name-search";
import { type Day, fromDbDayOrNull, toDbDay, today } from "@/lib/core/period";
import { fingerprints } from "@/lib/core/personal-data";
import { literal } from "@/lib/core/search-text";
import { scopeStaff } from "../policy";
import { idNumberProblem, plainIdNumber } from "../rules/id-number";
import { phoneProblem, plainPhone } from "../rules/phone";
import type { Education, Sex, StaffFilters } from "../schema";

export type StaffRow = {
  id: string;
  employeeNo: string;
  name: string;
  sex: Sex | null;
  title: string | null;
  job: string | null;
  education: Education | null;
  backbone: boolean;
  departmentId: string;
  departmentName: string;
  joinedOn: Day | null;
  retiredOn: Day | null;
  leftOn: Day | null;
  /** On the books of the Party today, at whatever stage; null when not. */
  stage: "applicant" | "activist" | "candidate" | "probationary" | "full" | null;
  branchName: string | null;
};

const PAGE_SIZE = 50;

const SORTS = {
  name: Prisma.sql`s.pinyin`,
  employeeNo: Prisma.sql`s."employeeNo"`,
  department: Prisma.sql`d.name COLLATE "zh-x-icu"`,
  title: Prisma.sql`s.title COLLATE "zh-x-icu"`,
  joinedOn: Prisma.sql`s."joinedOn"`,
} as const;

/** `scopeStaff` in SQL. */
function reach(actor: Actor): Prisma.Sql {
  const { hospitalId, branchId } = branchScope(actor, "staff.read");
  const home = Prisma.sql`s."hospitalId" = ${hospitalId}::uuid`;
  if (!branchId) return home;
  const day = toDbDay(today());
  return Prisma.sql`${home} AND (m."branchId" = ANY(${branchId.in}::uuid[]) OR EXISTS (
    SELECT 1 FROM "DepartmentPairing" p WHERE p."hospitalId" = s."hospitalId" AND p."departmentId" = s."departmentId"
      AND p."branchId" = ANY(${branchId.in}::uuid[]) AND p."fromDay" <= ${day}::date
      AND coalesce(p."toDay", 'infinity') >= ${day}::date))`;
}

/** A whole ID number or phone is looked up by its keyed hash, and only for those who may see it in clear. */
function hashMatches(actor: Actor, typed: string): Prisma.Sql {
  const { hospitalId, branchId } = branchScope(actor, "personal.reveal");
  const found = (column: Prisma.Sql, field: string, value: string) => {
    const theirs = branchId ? Prisma.sql`AND m."branchId" = ANY(${branchId.in}::uuid[])` : Prisma.empty;
    return Prisma.sql`OR (x.${column} = ANY(${fingerprints(value, { hospitalId, field })}) ${theirs})`;
  };
  if (idNumberProblem(typed) === null) return found(Prisma.sql`"idNumberHash"`, "idNumber", plainIdNumber(typed));
  if (phoneProblem(typed) === null) return found(Prisma.sql`"phoneHash"`, "phone", plainPhone(typed));
  return Prisma.empty;
}

function numberMatches(actor: Actor, typed: string): Prisma.Sql {
  return Prisma.sql`(s."employeeNo" ILIKE ${`${literal(typed)}%`} ${hashMatches(actor, typed)})`;
}

function stateCondition(state: StaffFilters["state"]): Prisma.Sql | null {
  const day = toDbDay(today());
  const gone = Prisma.sql`coalesce(s."leftOn", 'infinity') <= ${day}::date`;
  const retired = Prisma.sql`coalesce(s."retiredOn", 'infinity') <= ${day}::date`;
  if (state === "left") return gone;
  if (state === "retired") return Prisma.sql`NOT ${gone} AND ${retired}`;
  return state === "present" ? Prisma.sql`NOT ${gone} AND NOT ${retired}` : null;
}

function conditions(actor: Actor, filters: StaffFilters): Prisma.Sql {
  const parts = [reach(actor)];
  const state = stateCondition(filters.state);
  if (state) parts.push(state);
  if (filters.department) parts.push(Prisma.sql`s."departmentId" = ${filters.department}::uuid`);
  if (filters.kind) parts.push(Prisma.sql`d.kind = ${filters.kind}::"DepartmentKind"`);
  if (filters.title) parts.push(Prisma.sql`s.title = ${filters.title}`);
  if (filters.education) parts.push(Prisma.sql`s.education = ${filters.education}::"Education"`);
  if (filters.backbone !== undefined) parts.push(Prisma.sql`s.backbone = ${filters.backbone}`);
  if (filters.member !== undefined) parts.push(Prisma.sql`(${PARTY_MEMBER}) = ${filters.member}`);
  const { q } = filters;
  if (q) parts.push(Prisma.sql`(${nameMatches(Prisma.sql`s`, q)} OR ${numberMatches(actor, q)})`);
  return Prisma.join(parts, " AND ");
}

const PARTY_MEMBER = Prisma.sql`coalesce(m.stage IN ('probationary', 'full') AND m."leftOn" IS NULL, false)`;

type StaffSqlRow = Omit<StaffRow, "joinedOn" | "retiredOn" | "leftOn"> &
  Record<"joinedOn" | "retiredOn" | "leftOn", Date | null> & { total: number };

/**
 * The register in the actor's reach: by name, pinyin or initials, employee number or a whole ID number or phone;
 * `member` asks for members of the Party (probationary and full) or for everybody else.
 */
export async function listStaff(
  actor: Actor,
  filters: StaffFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: StaffRow[]; total: number }> {
  const direction = filters.dir === "desc" ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  const found = await db.$queryRaw<StaffSqlRow[]>`
    SELECT s.id, s."employeeNo", s.name, s.sex::text AS sex, s.title, s.job, s.education::text AS education, s.backbone,
           s."departmentId", d.name AS "departmentName", s."joinedOn", s."retiredOn", s."leftOn",
           CASE WHEN m."leftOn" IS NULL THEN m.stage::text END AS stage,
           CASE WHEN m."leftOn" IS NULL THEN b.name END AS "branchName", count(*) OVER ()::int AS total
    FROM "Staff" s
    JOIN "Department" d ON d."hospitalId" = s."hospitalId" AND d.id = s."departmentId"
    LEFT JOIN "Member" m ON m."hospitalId" = s."hospitalId" AND m."staffId" = s.id
    LEFT JOIN "Branch" b ON b."hospitalId" = m."hospitalId" AND b.id = m."branchId"
    LEFT JOIN "PersonalData" x ON x."hospitalId" = s."hospitalId" AND x."staffId" = s.id
    WHERE ${conditions(actor, filters)}
    ORDER BY ${SORTS[filters.sort]} ${direction}, s.pinyin, s.id
    LIMIT ${pageSize} OFFSET ${(filters.page - 1) * pageSize}`;
  const rows = found.map(({ total: _, joinedOn, retiredOn, leftOn, ...row }) => ({
    ...row,
    joinedOn: fromDbDayOrNull(joinedOn),
    retiredOn: fromDbDayOrNull(retiredOn),
    leftOn: fromDbDayOrNull(leftOn),
  }));
  return { rows, total: found[0]?.total ?? 0 };
}

/** Ids of staff in the actor's reach by employee number, or by a whole ID number or phone; none for words. */
export async function listStaffIdsByNumber(actor: Actor, typed: string): Promise<string[]> {
  if (!/\d/.test(typed)) return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Staff" s
    LEFT JOIN "Member" m ON m."hospitalId" = s."hospitalId" AND m."staffId" = s.id
    LEFT JOIN "PersonalData" x ON x."hospitalId" = s."hospitalId" AND x."staffId" = s.id
    WHERE ${reach(actor)} AND ${numberMatches(actor, typed)} LIMIT 1000`;
  return found.map(({ id }) => id);
}

/** Professional titles that occur in the actor's reach, for a filter. */
export async function listStaffTitles(actor: Actor): Promise<string[]> {
  const where = { AND: [scopeStaff(actor), { title: { not: null } }] };
  const rows = await db.staff.groupBy({ by: ["title"], where });
  return rows.flatMap(({ title }) => title ?? []).sort((a, b) => a.localeCompare(b, "zh"));
}
