import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { addDays, type Day, instantOf } from "@/lib/core/period";
import { literal } from "@/lib/core/search-text";
import { canReadAudit } from "../policy";
import { type Change, changedFields, idsIn, type Json } from "../rules";
import { findNames } from "./names";

const PAGE_SIZE = 50;

export type AuditRow = {
  seq: number;
  at: Date;
  actorName: string;
  action: string;
  subject: string;
  subjectId: string;
  branchId: string | null;
  changes: Change[];
  requestId: string;
  hash: string;
};

export type AuditPage = {
  rows: AuditRow[];
  total: number;
  /** What the ids in the rows are called today. */
  names: Record<string, string>;
};

export type AuditFilters = {
  q?: string | undefined;
  person?: string | undefined;
  subject?: string | undefined;
  action?: string | undefined;
  branch?: string | undefined;
  from?: Day | undefined;
  /** Last day, inclusive. */
  until?: Day | undefined;
  sort?: "at" | "actorName" | "action" | undefined;
  ascending?: boolean | undefined;
  page?: number | undefined;
};

type Stored = Omit<AuditRow, "changes"> & { before: Json; after: Json };

const ORDER = { at: Prisma.sql`seq`, actorName: Prisma.sql`"actorName"`, action: Prisma.sql`action` };

/** Entries of the hospital's trail, newest first, 50 a page; nothing without the right to read it. */
export async function listAudit(actor: Actor, filters: AuditFilters = {}, pageSize = PAGE_SIZE): Promise<AuditPage> {
  if (!canReadAudit(actor)) return { rows: [], total: 0, names: {} };
  const { sort = "at", ascending = false, page = 1 } = filters;
  const where = Prisma.join(conditions(actor, filters), " AND ");
  const direction = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const [[counted], stored] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "AuditEntry" WHERE ${where}`,
    db.$queryRaw<Stored[]>`
      SELECT seq, at, "actorName", action, subject, "subjectId", "branchId"::text, before, after, "requestId", hash
      FROM "AuditEntry" WHERE ${where} ORDER BY ${ORDER[sort]} ${direction}, seq DESC
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
  ]);
  const rows = stored.map(({ before, after, ...row }) => ({ ...row, changes: changedFields(before, after) }));
  return { rows, total: counted?.total ?? 0, names: await findNames(actor, idsOf(rows)) };
}

function idsOf(rows: AuditRow[]): string[] {
  return rows.flatMap(({ subjectId, branchId, changes }) => [
    ...idsIn(subjectId),
    ...idsIn(branchId),
    ...changes.flatMap(({ before, after }) => [...idsIn(before), ...idsIn(after)]),
  ]);
}

function conditions(actor: Actor, filters: AuditFilters): Prisma.Sql[] {
  const { q, person, subject, action, branch, from, until } = filters;
  const found: (Prisma.Sql | null)[] = [
    Prisma.sql`"hospitalId" = ${actor.hospitalId}::uuid`,
    person ? Prisma.sql`"actorId"::text = ${person}` : null,
    subject ? Prisma.sql`subject = ${subject}` : null,
    action ? Prisma.sql`action = ${action}` : null,
    branch ? Prisma.sql`"branchId"::text = ${branch}` : null,
    from ? Prisma.sql`at >= ${instantOf(from, "00:00")}` : null,
    until ? Prisma.sql`at < ${instantOf(addDays(until, 1), "00:00")}` : null,
    q ? textCondition(q) : null,
  ];
  return found.filter((one) => one !== null);
}

/** Finds a word in who, in what was written, and an exact id or request number. */
function textCondition(q: string): Prisma.Sql {
  const pattern = `%${literal(q)}%`;
  return Prisma.sql`("actorName" ILIKE ${pattern} OR before::text ILIKE ${pattern} OR after::text ILIKE ${pattern}
    OR "subjectId" = ${q} OR "requestId" = ${q} OR seq::text = ${q})`;
}
