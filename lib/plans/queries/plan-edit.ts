import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { canManagePlans } from "../policy";
import { listItems } from "./items";
import { getPlan, type PlanHead } from "./plans";

/** A plan that the actor may change; throws NOT_FOUND for any other. */
export async function getManagedPlan(actor: Actor, id: string): Promise<PlanHead> {
  if (!canManagePlans(actor)) throw new AppError("NOT_FOUND", "core.error.notFound");
  return getPlan(actor, id);
}

/** The year that a new plan most likely is for: the one after the newest, or the present one. */
export async function findNextYear(actor: Actor, present: number, client: Tx = db): Promise<number> {
  const where = { hospitalId: actor.hospitalId };
  const newest = await client.annualPlan.findFirst({ where, orderBy: { year: "desc" }, select: { year: true } });
  return newest ? Math.max(present, newest.year + 1) : present;
}

export type LostOwner = { title: string; branch: string };

/**
 * Items of a copied draft that still want an owner, because that of last year's was dissolved: told of while the draft
 * is written. Last year's items are found by what they are called.
 */
export async function listLostOwners(actor: Actor, plan: PlanHead): Promise<LostOwner[]> {
  if (plan.status !== "draft" || !plan.copiedFromId) return [];
  const [before, now] = [await listItems(actor, plan.copiedFromId), await listItems(actor, plan.id)];
  const vacant = new Set(
    now.filter(({ ownerBranchId }) => ownerBranchId === null).map(({ kind, title }) => kind + title),
  );
  return before.flatMap(({ kind, title, ownerDissolved, ownerName, droppedOn }) => {
    const lost = ownerDissolved && droppedOn === null && vacant.has(kind + title);
    return lost ? [{ title, branch: ownerName ?? "" }] : [];
  });
}
