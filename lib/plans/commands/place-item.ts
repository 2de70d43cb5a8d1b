import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { movedAmong } from "../rules/order";
import type { PlaceItemInput } from "../schema/items";
import { assertManages, holdItem } from "./hold-plan";

type Placed = { id: string; planId: string };

/**
 * Lets an item of a draft change places with the one before or behind it; at an end it stays. CONFLICT once the plan was
 * issued, for its order is that of the document, and when somebody changed the item since.
 */
export async function placeItem(tx: Tx, actor: Actor, input: PlaceItemInput): Promise<Outcome<Placed>> {
  const { id, way } = input;
  assertManages(actor);
  const { plan, items, item } = await holdItem(tx, actor, input);
  if (plan.status !== "draft")
    throw new AppError("CONFLICT", "plans.error.orderStands", { params: { year: plan.year } });
  const before = items.filter(({ parentId }) => parentId === item.parentId).map((one) => one.id);
  const after = movedAmong(before, id, way);
  const own = { hospitalId: actor.hospitalId, planId: plan.id };
  // All of them: items that were added side by side, or copied, may have the same number.
  for (const [index, sibling] of after.entries()) {
    const version = sibling === id ? { version: { increment: 1 } } : {};
    await tx.planItem.updateMany({ where: { ...own, id: sibling }, data: { position: index + 1, ...version } });
  }
  const places = [before, after].map((ids) => ({ position: ids.indexOf(id) + 1 }));
  const about = { subject: "planItem", subjectId: id, branchId: item.ownerBranchId ?? undefined };
  const audit = { action: "planItem.place", ...about, before: places[0], after: places[1] };
  return { data: { id, planId: plan.id }, audit: [audit] };
}
