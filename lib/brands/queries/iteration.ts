import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { type Month, thisMonth } from "@/lib/core/period";
import { canManageBrand } from "../policy";
import { type BrandDetail, listBrands } from "../queries";
import { earliestIteration, whyNotUndo } from "../rules/line";
import { brandFilters } from "../schema";
import { listLineOfBranch } from "./line";

const MOST_OTHERS = 200;

/** The first month of a next iteration, and the living brands it may be merged with. */
export async function getIterationChoices(
  actor: Actor,
  brand: BrandDetail,
): Promise<{ earliest: Month; others: BrandDetail[] }> {
  const line = await listLineOfBranch(actor, brand.branchId);
  const own = line.find(({ id }) => id === brand.id) ?? { fromMonth: brand.fromMonth, reported: [] };
  const { rows } = await listBrands(actor, brandFilters.parse({}), MOST_OTHERS);
  return {
    earliest: earliestIteration(own, thisMonth()),
    others: rows.filter((one) => one.id !== brand.id && one.toMonth === null && canManageBrand(actor, one)),
  };
}

/** The brands that would run on if this iteration were taken back; none where that cannot be, or not by the actor. */
export async function findUndo(actor: Actor, brand: BrandDetail): Promise<{ id: string; name: string }[]> {
  const line = await listLineOfBranch(actor, brand.branchId);
  const own = line.find(({ id }) => id === brand.id);
  if (!own || own.toMonth !== null || whyNotUndo(own, thisMonth())) return [];
  const links = await db.brandSuccession.findMany({
    where: { hospitalId: actor.hospitalId, intoId: brand.id },
    select: { from: { select: { id: true, name: true, branchId: true } } },
  });
  const before = links.map(({ from }) => from);
  return before.every((one) => canManageBrand(actor, one)) ? before.map(({ id, name }) => ({ id, name })) : [];
}
