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

/** Who answers for an item: its owner (null: the Party committee) and those who help. */
export type Sharers = { ownerBranchId: string | null; coOwners: readonly { id: string }[] };

/** Whether the actor may tell progress of an item and mark it done. */
export function canTellProgress(actor: Actor, { ownerBranchId, coOwners }: Sharers): boolean {
  if (actor.hospitalWide.has("plan.progress")) return true;
  if (!can(actor, "plan.progress")) return false;
  return [ownerBranchId, ...coOwners.map(({ id }) => id)].some((id) => id !== null && actor.branchIds.includes(id));
}

/** Throws FORBIDDEN unless the actor may tell progress of the item. */
export function assertCanTellProgress(actor: Actor, sharers: Sharers): void {
  if (!canTellProgress(actor, sharers)) throw new AppError("FORBIDDEN", "core.error.forbidden");
}
