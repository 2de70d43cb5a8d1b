import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { assertCanStrikeProgress, scopePlanItems } from "../policy";
import type { StrikeProgressInput } from "../schema/items";
import { aboutOf, holdOwn, type Told } from "./tell-progress";

/**
 * Strikes what was told wrongly of an item of an issued plan: it stays readable with the reason, and counts no more. For
 * who told it and the Party committee; what a monthly report told is corrected there. CONFLICT where it is struck.
 */
export async function strikeProgress(tx: Tx, actor: Actor, input: StrikeProgressInput): Promise<Outcome<Told>> {
  const { id, reason } = input;
  const { hospitalId, name } = actor;
  const where = { AND: [{ hospitalId, id }, { item: scopePlanItems(actor) }] };
  const select = { itemId: true, actorId: true, reportId: true, text: true, value: true };
  const entry = await tx.planProgress.findFirst({ where, select });
  if (!entry) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { plan, item } = await holdOwn(tx, actor, { id: entry.itemId });
  assertCanStrikeProgress(actor, entry);
  const { count } = await tx.planProgress.updateMany({
    where: { hospitalId, id, struckAt: null },
    data: { struckAt: clock.now(), struckByName: name, struckReason: reason },
  });
  if (count === 0) throw new AppError("CONFLICT", "plans.error.isStruck");
  const before = { text: entry.text, value: entry.value?.toNumber() ?? null };
  const audit = [{ action: "planItem.strike", ...aboutOf(item), before, after: { reason } }];
  return { data: { id: item.id, planId: plan.id, parentId: item.parentId }, audit };
}
