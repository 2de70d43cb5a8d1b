import { type Actor, branchScope, can, canForBranch } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import { thisMonth, toDbDay, today } from "@/lib/core/period";
import { type BranchedSpan, VALUES_AFTER, whyNotWritable } from "./rules";

/** The brands an actor may read, as part of a `where`. */
export function scopeBrands(actor: Actor) {
  return branchScope(actor, "brand.read");
}

/** Of these, what is not over: neither by its own end nor by that of its branch. */
export function scopeLivingBrands(actor: Actor): Prisma.BrandWhereInput {
  return { ...scopeBrands(actor), ...livingNow() };
}

function livingNow(): Prisma.BrandWhereInput {
  const standing = { OR: [{ dissolvedOn: null }, { dissolvedOn: { gt: toDbDay(today()) } }] };
  return { branch: standing, OR: [{ toMonth: null }, { toMonth: { gte: thisMonth() } }] };
}

/**
 * The other brands of the hospital that have begun and are not over, of which whoever reads brands at all is shown what
 * everybody may know; nothing where all are read in full.
 */
export function scopeShownBrands(actor: Actor): Prisma.BrandWhereInput {
  const { hospitalId, branchId } = scopeBrands(actor);
  const others = branchId && can(actor, "brand.read") ? { notIn: branchId.in } : { in: [] };
  return { ...livingNow(), hospitalId, branchId: others, fromMonth: { lte: thisMonth() } };
}

/** The brands of which an actor knows at least what everybody may know. */
export function scopeKnownBrands(actor: Actor): Prisma.BrandWhereInput {
  return { OR: [scopeBrands(actor), scopeShownBrands(actor)] };
}

/** Whether the actor may create or change brands of this branch. */
export function canManageBrand(actor: Actor, brand: { branchId: string }): boolean {
  return canForBranch(actor, "brand.manage", brand.branchId);
}

/** What the actor may do with a brand: end or withdraw it, write its content, enter values. */
export type BrandRights = { canManage: boolean; canEdit: boolean; canEnter: boolean };

/** The same as the commands ask, for what a page offers. */
export function rightsTo(actor: Actor, brand: { branchId: string } & BranchedSpan): BrandRights {
  const canManage = canManageBrand(actor, brand);
  return {
    canManage,
    canEdit: canManage && !whyNotWritable(brand, today()),
    canEnter: canManage && !whyNotWritable(brand, today(), VALUES_AFTER),
  };
}
