import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDayOrNull } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { id as uuid } from "@/lib/core/validation";
import { scopePlans } from "../policy";
import type { PlanFilters, PlanStatus } from "../schema";

/** A plan without its items. */
export type PlanHead = {
  id: string;
  year: number;
  title: string;
  preface: string;
  status: PlanStatus;
  documentNumber: string | null;
  issuedOn: Day | null;
  closedOn: Day | null;
  review: string;
  copiedFromId: string | null;
  /** How often it was amended since it was issued. */
  amendments: number;
  version: number;
};

const PAGE_SIZE = 50;

const HEAD = {
  id: true,
  year: true,
  title: true,
  preface: true,
  status: true,
  documentNumber: true,
  issuedOn: true,
  closedOn: true,
  review: true,
  copiedFromId: true,
  version: true,
  _count: { select: { amendments: true } },
} satisfies Prisma.AnnualPlanSelect;

function headOf({ _count, ...row }: Prisma.AnnualPlanGetPayload<{ select: typeof HEAD }>): PlanHead {
  return {
    ...row,
    issuedOn: fromDbDayOrNull(row.issuedOn),
    closedOn: fromDbDayOrNull(row.closedOn),
    amendments: _count.amendments,
  };
}

/** One plan; throws NOT_FOUND outside the actor's reach. */
export async function getPlan(actor: Actor, id: string, client: Tx = db): Promise<PlanHead> {
  const where = { AND: [scopePlans(actor), { id }] };
  const row = uuid.safeParse(id).success ? await client.annualPlan.findFirst({ where, select: HEAD }) : null;
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  return headOf(row);
}

export type PlanRow = PlanHead & { goals: number; tasks: number; milestones: number };

/** One page of the plans in the actor's reach, the newest year first. */
export async function listPlans(
  actor: Actor,
  filters: PlanFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: PlanRow[]; total: number }> {
  const { q, status, page } = filters;
  const contains = containing(q ?? "");
  const where: Prisma.AnnualPlanWhereInput = {
    AND: [
      scopePlans(actor),
      status ? { status } : {},
      q ? { OR: [{ title: contains }, { documentNumber: contains }] } : {},
    ],
  };
  const [found, total] = await Promise.all([
    db.annualPlan.findMany({
      where,
      select: HEAD,
      orderBy: { year: "desc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.annualPlan.count({ where }),
  ]);
  const counts = await db.planItem.groupBy({
    by: ["planId", "kind"],
    where: { hospitalId: actor.hospitalId, planId: { in: found.map(({ id }) => id) }, droppedOn: null },
    _count: { _all: true },
  });
  const countOf = (planId: string, kind: string) =>
    counts.find((one) => one.planId === planId && one.kind === kind)?._count._all ?? 0;
  const rows = found.map(headOf).map((plan) => ({
    ...plan,
    goals: countOf(plan.id, "goal"),
    tasks: countOf(plan.id, "task"),
    milestones: countOf(plan.id, "milestone"),
  }));
  return { rows, total };
}
