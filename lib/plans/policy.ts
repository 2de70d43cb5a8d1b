import { type Actor, can } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";

/** Whether the actor drafts, issues, amends and closes plans. */
export function canManagePlans(actor: Actor): boolean {
  return actor.hospitalWide.has("plan.manage");
}

/** Plans the actor may read: what was issued is everybody's who reads plans, a draft is not. */
export function scopePlans(actor: Actor): Prisma.AnnualPlanWhereInput {
  const { hospitalId } = actor;
  if (canManagePlans(actor)) return { hospitalId };
  if (!can(actor, "plan.read")) return { hospitalId, id: { in: [] } };
  return { hospitalId, status: { not: "draft" } };
}

/** Items of the plans that the actor may read. */
export function scopePlanItems(actor: Actor): Prisma.PlanItemWhereInput {
  return { hospitalId: actor.hospitalId, plan: scopePlans(actor) };
}

/**
 * Items that stand in the actor's calendar: of plans that were issued those of the actor's branches, or all where the
 * actor's work is the hospital's.
 */
export function scopeFeedItems(actor: Actor): Prisma.PlanItemWhereInput {
  const plan: Prisma.AnnualPlanWhereInput = { AND: [scopePlans(actor), { status: { not: "draft" } }] };
  const issued: Prisma.PlanItemWhereInput = { hospitalId: actor.hospitalId, plan };
  if (actor.hospitalWide.has("plan.read")) return issued;
  const own = { in: [...actor.branchIds] };
  return { ...issued, OR: [{ ownerBranchId: own }, { coOwners: { some: { branchId: own } } }] };
}

/** Who answers for an item: its owner (null: the Party committee) and those who help. */
export type Sharers = { ownerBranchId: string | null; coOwners: readonly { id: string }[] };

/** Whether the actor may tell progress of an item and mark it done. */
export function canTellProgress(actor: Actor, { ownerBranchId, coOwners }: Sharers): boolean {
  if (actor.hospitalWide.has("plan.progress")) return true;
  if (!can(actor, "plan.progress")) return false;
  return [ownerBranchId, ...coOwners.map(({ id }) => id)].some((id) => id !== null && actor.branchIds.includes(id));
}

/** Whether the actor, who may tell progress of the item, may strike what was told: their own, or as the office anybody's. */
export function canStrikeProgress(actor: Actor, told: { actorId: string; reportId: string | null }): boolean {
  return told.reportId === null && (canManagePlans(actor) || told.actorId === actor.userId);
}

/** Throws FORBIDDEN unless the actor may strike what was told. */
export function assertCanStrikeProgress(actor: Actor, told: { actorId: string; reportId: string | null }): void {
  if (!canStrikeProgress(actor, told)) throw new AppError("FORBIDDEN", "core.error.forbidden");
}

/** Throws FORBIDDEN unless the actor may tell progress of the item. */
export function assertCanTellProgress(actor: Actor, sharers: Sharers): void {
  if (!canTellProgress(actor, sharers)) throw new AppError("FORBIDDEN", "core.error.forbidden");
}
