import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { toDbDay, today } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { scopeFollowUps } from "../policy";
import type { FollowUpFilters, FollowUpSort, FollowUpState } from "../schema/concerns";
import { type FollowUpRow, listFollowUpsWhere } from "./follow-ups";
import { listHiddenQuotes } from "./quotes";

type Where = Prisma.FollowUpWhereInput;

function whereState(state: FollowUpState | undefined): Where {
  const dueOn = state === "overdue" ? { lt: toDbDay(today()) } : { gte: toDbDay(today()) };
  switch (state) {
    case "open":
    case "overdue":
      return { OR: [{ kind: "task", doneOn: null, dueOn }, { improvement: { status: "open", dueOn } }] };
    case "done":
      return { OR: [{ doneOn: { not: null } }, { improvement: { status: "done" } }] };
    case "dropped":
      return { improvement: { status: "dropped" } };
    default:
      return {};
  }
}

function whereOwner(branch: string | undefined): Where {
  if (!branch) return {};
  const id = branch === "committee" ? null : branch;
  return { OR: [{ kind: "task", ownerBranchId: id }, { improvement: { branchId: id } }] };
}

async function whereText(actor: Actor, q: string | undefined): Promise<Where> {
  if (!q) return {};
  const contains = containing(q);
  const quoting = await db.followUp.findMany({
    where: { AND: [scopeFollowUps(actor), { quoted: contains }] },
    select: { id: true },
  });
  const hidden = await listHiddenQuotes(
    actor,
    quoting.map(({ id }) => id),
  );
  const quoted = { quoted: contains, id: { notIn: hidden } };
  const titles = [{ kind: "task" as const, title: contains }, { improvement: { title: contains } }];
  return { OR: [...titles, quoted, { responsible: contains }] };
}

// What an improvement action says of itself is read from it; the copy made with the follow-up may be of yesterday.
const DUE = Prisma.sql`COALESCE(i."dueOn", f."dueOn")`;
const SORTED: Record<FollowUpSort, Prisma.Sql> = {
  title: Prisma.sql`COALESCE(i.title, f.title)`,
  state: Prisma.sql`CASE WHEN i.status = 'dropped' THEN 2 WHEN i.status = 'done' OR f."doneOn" IS NOT NULL THEN 1 ELSE 0 END`,
  kind: Prisma.sql`f.kind`,
  owner: Prisma.sql`o.name`,
  due: DUE,
  origin: Prisma.sql`r.month`,
};

const PAGE_SIZE = 50;

/** The ids of one page of these, in the order that is asked for; what is due sooner comes first among equals. */
async function sortedPage(actor: Actor, ids: readonly string[], filters: FollowUpFilters, pageSize: number) {
  const direction = filters.dir === "desc" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT f.id FROM "FollowUp" f
    JOIN "MonthlyReport" r ON r."hospitalId" = f."hospitalId" AND r.id = f."reportId"
    LEFT JOIN "Improvement" i ON i."hospitalId" = f."hospitalId" AND i.id = f."improvementId"
    LEFT JOIN "Branch" o ON o."hospitalId" = f."hospitalId"
      AND o.id = CASE WHEN i.id IS NULL THEN f."ownerBranchId" ELSE i."branchId" END
    WHERE f."hospitalId" = ${actor.hospitalId}::uuid AND f.id = ANY(${[...ids]}::uuid[])
    ORDER BY ${SORTED[filters.sort]} ${direction} NULLS LAST, ${DUE}, f.id
    LIMIT ${pageSize} OFFSET ${(filters.page - 1) * pageSize}`;
  return rows.map(({ id }) => id);
}

/** One page of the follow-ups in the actor's reach; those still open first, the soonest due before the others. */
export async function listFollowUps(
  actor: Actor,
  filters: FollowUpFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: FollowUpRow[]; total: number }> {
  const kind = filters.kind ? { kind: filters.kind } : {};
  const conditions = [whereState(filters.state), whereOwner(filters.branch), await whereText(actor, filters.q), kind];
  const where: Where = { AND: [scopeFollowUps(actor), ...conditions] };
  const found = await db.followUp.findMany({ where, select: { id: true } });
  const page = await sortedPage(
    actor,
    found.map(({ id }) => id),
    filters,
    pageSize,
  );
  const rows = new Map((await listFollowUpsWhere(actor, { id: { in: page } })).map((row) => [row.id, row]));
  return { rows: page.flatMap((id) => rows.get(id) ?? []), total: found.length };
}
