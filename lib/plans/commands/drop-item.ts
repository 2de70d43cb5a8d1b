import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { toDbDay, today } from "@/lib/core/period";
import type { StoredItem } from "../queries/items";
import { dropOf, inTrail } from "../rules/changes";
import { placeInTree } from "../rules/tree";
import type { DropItemInput, OneItemInput } from "../schema/items";
import { assertDraft, assertIssued, assertLive, assertManages, holdItem } from "./hold-plan";
import { auditOfChanges, writtenOf } from "./rewrite-items";
import { writeAmendment } from "./write-amendment";

type Dropped = { id: string; planId: string };

/** An item and all below it, the item first. */
function withBelow(items: readonly StoredItem[], id: string): StoredItem[] {
  const below = (parentId: string): string[] =>
    items.filter((item) => item.parentId === parentId).flatMap((item) => [item.id, ...below(item.id)]);
  const ids = new Set([id, ...below(id)]);
  return placeInTree(items).filter((item) => ids.has(item.id));
}

/**
 * Gives an item of an issued plan up, with what below it is neither done nor given up; all of it stays readable. CONFLICT
 * for one that is done, or that somebody changed since.
 */
export async function dropItem(tx: Tx, actor: Actor, input: DropItemInput): Promise<Outcome<Dropped>> {
  const { id, reason } = input;
  assertManages(actor);
  const { plan, items, item } = await holdItem(tx, actor, input);
  assertIssued(plan);
  assertLive(item, items);
  if (item.doneOn) throw new AppError("CONFLICT", "plans.error.isDone", { params: { title: item.title } });
  const day = today();
  const given = withBelow(items, id).filter(({ doneOn, droppedOn }) => doneOn === null && droppedOn === null);
  const { count } = await tx.planItem.updateMany({
    where: { hospitalId: actor.hospitalId, id: { in: given.map((one) => one.id) }, doneOn: null, droppedOn: null },
    data: { droppedOn: toDbDay(day), version: { increment: 1 } },
  });
  if (count !== given.length) throw await conflictOn(tx, actor, "planItem", id);
  const changes = given.flatMap((one) => dropOf({ itemId: one.id, kind: one.kind, title: one.title }, day));
  await writeAmendment(tx, actor, plan, { reason, changes });
  const audit = given.map((one) => auditOfChanges("planItem.drop", one, changes, reason));
  return { data: { id, planId: plan.id }, audit };
}

/** Takes an item out of a draft with all below it. CONFLICT in an issued plan, where it is given up instead. */
export async function removeItem(tx: Tx, actor: Actor, input: OneItemInput): Promise<Outcome<Dropped>> {
  const { id, version } = input;
  assertManages(actor);
  const { plan, item } = await holdItem(tx, actor, input);
  assertDraft(plan);
  const { count } = await tx.planItem.deleteMany({ where: { hospitalId: actor.hospitalId, id, version } });
  if (count === 0) throw await conflictOn(tx, actor, "planItem", id);
  const about = { subject: "planItem", subjectId: id, branchId: item.ownerBranchId ?? undefined };
  return {
    data: { id, planId: plan.id },
    audit: [{ action: "planItem.remove", ...about, before: inTrail(writtenOf(item)) }],
  };
}
