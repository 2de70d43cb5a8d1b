import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay, lastDayOf, type Month, monthBounds, toDbDay } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { listPairingSpans } from "@/lib/organisation/queries/departments";
import { canRecordCare, scopeCare } from "./policy";
import { type CareDay, type CareMonth, type CareYear, careByMonth, careByYear } from "./rules";
import { type CareFilters, type CareKind, type CareRecord, careRecordSchema } from "./schema";

const PAGE_SIZE = 50;

export type CareRow = {
  id: string;
  kind: CareKind;
  onDay: Day;
  /** Null: for the whole hospital. */
  departmentId: string | null;
  departmentName: string | null;
  title: string;
  people: number;
  amountFen: number | null;
  note: string;
  version: number;
};

const SELECT = {
  id: true,
  kind: true,
  onDay: true,
  departmentId: true,
  title: true,
  people: true,
  amount: true,
  note: true,
  version: true,
  department: { select: { name: true } },
} satisfies Prisma.CareActionSelect;

type Selected = Prisma.CareActionGetPayload<{ select: typeof SELECT }>;

function rowOf({ department, onDay, amount, ...rest }: Selected): CareRow {
  const amountFen = amount === null ? null : Number(amount);
  return { ...rest, onDay: fromDbDay(onDay), amountFen, departmentName: department?.name ?? null };
}

/** What the actor may see of all days. */
async function reachOf(actor: Actor, client: Tx = db): Promise<Prisma.CareActionWhereInput> {
  const wide = actor.hospitalWide.has("care.read");
  return scopeCare(actor, wide ? [] : await listPairingSpans(actor, actor.branchIds, client));
}

type Narrowing = Omit<CareFilters, "sort" | "dir" | "page">;

/** Months from and to, both inclusive. */
function inMonths(from: Month | undefined, to: Month | undefined): Prisma.CareActionWhereInput {
  const gte = from && { gte: toDbDay(monthBounds(from).from) };
  const lte = to && { lte: toDbDay(lastDayOf(to)) };
  return gte || lte ? { onDay: { ...gte, ...lte } } : {};
}

function conditions({ q, kind, department, from, to }: Narrowing): Prisma.CareActionWhereInput[] {
  return [
    inMonths(from, to),
    kind ? { kind } : {},
    department ? { departmentId: department === "hospital" ? null : department } : {},
    q ? { OR: [{ title: containing(q) }, { note: containing(q) }, { department: { name: containing(q) } }] } : {},
  ];
}

function orderOf({ sort, dir }: CareFilters): Prisma.CareActionOrderByWithRelationInput[] {
  const first: Record<CareFilters["sort"], Prisma.CareActionOrderByWithRelationInput> = {
    day: { onDay: dir },
    kind: { kind: dir },
    department: { department: { name: dir } },
    people: { people: dir },
    amount: { amount: { sort: dir, nulls: "last" } },
  };
  return [first[sort], { onDay: "desc" }, { id: "desc" }];
}

/** One page of the care actions in the actor's reach, with the number of all that match. */
export async function listCare(
  actor: Actor,
  filters: CareFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: CareRow[]; total: number }> {
  const where = { AND: [await reachOf(actor), ...conditions(filters)] };
  const [rows, total] = await Promise.all([
    db.careAction.findMany({
      where,
      select: SELECT,
      orderBy: orderOf(filters),
      skip: (filters.page - 1) * pageSize,
      take: pageSize,
    }),
    db.careAction.count({ where }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** One care action; throws NOT_FOUND outside the actor's reach. */
export async function getCare(actor: Actor, id: string, client: Tx = db): Promise<CareRow> {
  const found = await client.careAction.findFirst({
    where: { AND: [await reachOf(actor, client), { id }] },
    select: SELECT,
  });
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  return rowOf(found);
}

async function listDays(actor: Actor, where: Prisma.CareActionWhereInput[]): Promise<CareDay[]> {
  const days = await db.careAction.groupBy({
    by: ["onDay", "kind"],
    where: { AND: [await reachOf(actor), ...where] },
    _count: { _all: true },
    _sum: { people: true, amount: true },
  });
  return days.map(({ onDay, kind, _count, _sum }) => ({
    onDay: fromDbDay(onDay),
    kind,
    actions: _count._all,
    people: _sum.people ?? 0,
    amountFen: Number(_sum.amount ?? 0),
  }));
}

/** Sums by year and kind of the filtered care actions in the actor's reach, the newest year first. */
export async function summarizeCareByYear(actor: Actor, filters: Narrowing): Promise<CareYear[]> {
  return careByYear(await listDays(actor, conditions(filters)));
}

type Window = {
  from: Month;
  to: Month;
  /** Only what was done for this department; left out: for all of them and the whole hospital. */
  departmentId?: string | undefined;
};

/**
 * Number of actions and people reached by month and kind, months from and to inclusive, of what the actor may see.
 * What a month or a kind has none of has no entry.
 */
export async function listCareByMonth(actor: Actor, { from, to, departmentId }: Window): Promise<CareMonth[]> {
  return careByMonth(await listDays(actor, conditions({ from, to, department: departmentId })));
}

/** A care action that was removed and not brought back, as the trail keeps it; null for whoever may not record any. */
export async function findRemovedCare(actor: Actor, id: string, client: Tx = db): Promise<CareRecord | null> {
  const { hospitalId } = actor;
  if (!canRecordCare(actor)) return null;
  const last = await client.auditEntry.findFirst({
    where: { hospitalId, subject: "careAction", subjectId: id },
    orderBy: { seq: "desc" },
    select: { action: true, before: true },
  });
  return last?.action === "care.remove" ? careRecordSchema.parse(last.before) : null;
}
