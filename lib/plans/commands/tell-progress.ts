import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { clock, type Day, toDbDay, today } from "@/lib/core/period";
import { assertCanTellProgress } from "../policy";
import type { StoredItem } from "../queries/items";
import { exceedsWhole, type OneItemInput, type RecordProgressInput } from "../schema/items";
import { assertIssued, assertLive, holdItem } from "./hold-plan";

export type Told = { id: string; planId: string; parentId: string | null };

/** Whose the trail says it is. */
export function aboutOf({ id, ownerBranchId }: StoredItem) {
  return { subject: "planItem", subjectId: id, branchId: ownerBranchId ?? undefined };
}

/** An item of an issued plan that the actor's branch owns or helps with; see `holdItem`. */
export async function holdOwn(tx: Tx, actor: Actor, which: { id: string; version?: number }) {
  const held = await holdItem(tx, actor, which);
  assertCanTellProgress(actor, held.item);
  assertIssued(held.plan);
  assertLive(held.item, held.items);
  return held;
}

/** Writes down what was done for an item, with the number as it stands where it is measured by one. */
export async function recordProgress(tx: Tx, actor: Actor, input: RecordProgressInput): Promise<Outcome<Told>> {
  const { id, text, value, over } = input;
  const { plan, item } = await holdOwn(tx, actor, { id });
  if (value !== undefined && item.measure !== "number") throw fieldError("value", "plans.invalid.valueOfNothing");
  if (exceedsWhole(item.unit, value) && !over) throw fieldError("over", "plans.invalid.overWhole");
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const told = { text, value: value ?? null };
  await tx.planProgress.create({ data: { hospitalId, itemId: id, actorId, actorName, at: clock.now(), ...told } });
  const audit = [{ action: "planItem.progress", ...aboutOf(item), after: told }];
  return { data: { id, planId: plan.id, parentId: item.parentId }, audit };
}

async function mark(
  tx: Tx,
  actor: Actor,
  { id, version }: OneItemInput,
  { before, after }: { before: Day | null; after: Day | null },
): Promise<void> {
  const { count } = await tx.planItem.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, droppedOn: null, doneOn: before && toDbDay(before) },
    data: { doneOn: after && toDbDay(after), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "planItem", id);
}

/** Says that a task or a milestone is done today. A goal follows from its tasks. */
export async function markDone(tx: Tx, actor: Actor, input: OneItemInput): Promise<Outcome<Told>> {
  const { plan, item } = await holdOwn(tx, actor, input);
  if (item.kind === "goal") throw new AppError("INVALID", "plans.error.goalFollows");
  if (item.doneOn) throw new AppError("CONFLICT", "plans.error.isDone", { params: { title: item.title } });
  const after = today();
  await mark(tx, actor, input, { before: null, after });
  const audit = [{ action: "planItem.done", ...aboutOf(item), after: { completedOn: after } }];
  return { data: { id: item.id, planId: plan.id, parentId: item.parentId }, audit };
}

/** Takes back that a task or a milestone is done. */
export async function markUndone(tx: Tx, actor: Actor, input: OneItemInput): Promise<Outcome<Told>> {
  const { plan, item } = await holdOwn(tx, actor, input);
  if (!item.doneOn) throw new AppError("CONFLICT", "plans.error.isNotDone", { params: { title: item.title } });
  await mark(tx, actor, input, { before: item.doneOn, after: null });
  const audit = [{ action: "planItem.undone", ...aboutOf(item), before: { completedOn: item.doneOn } }];
  return { data: { id: item.id, planId: plan.id, parentId: item.parentId }, audit };
}
