import { type Actor, can } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { today } from "@/lib/core/period";
import type { Permission } from "@/lib/core/permissions";
import { heldOn } from "@/lib/organisation/policy";

type Right = Extract<Permission, "improvement.read" | "improvement.manage">;

/** Departments in which a branch of the actor's stands today. */
export function scopeStandingDepartments({ hospitalId, branchIds }: Actor): Prisma.DepartmentWhereInput {
  return { hospitalId, pairings: { some: { branchId: { in: [...branchIds] }, ...heldOn(today()) } } };
}

/**
 * Improvement actions in the actor's reach: all of the hospital, or those that a branch secretary's branch answers
 * for, and those on departments in which it stands today.
 */
export function scopeImprovements(actor: Actor, right: Right = "improvement.read"): Prisma.ImprovementWhereInput {
  const { hospitalId, branchIds } = actor;
  if (actor.hospitalWide.has(right)) return { hospitalId };
  if (!can(actor, right)) return { hospitalId, id: { in: [] } };
  return { hospitalId, OR: [{ branchId: { in: [...branchIds] } }, { department: scopeStandingDepartments(actor) }] };
}

/** Who answers for an action: its branch, and the branches that stand in its department today. */
export type Owners = { branchId: string | null; standingIds: readonly string[] };

/** Whether the actor may change and close this action. */
export function canManageImprovement(actor: Actor, { branchId, standingIds }: Owners): boolean {
  if (actor.hospitalWide.has("improvement.manage")) return true;
  if (!can(actor, "improvement.manage")) return false;
  return [branchId, ...standingIds].some((one) => one !== null && actor.branchIds.includes(one));
}

/** Throws FORBIDDEN unless the actor may change and close this action. */
export function assertCanManage(actor: Actor, owners: Owners): void {
  if (!canManageImprovement(actor, owners)) throw new AppError("FORBIDDEN", "core.error.forbidden");
}
