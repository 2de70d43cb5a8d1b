import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { listItems, type StoredItem } from "../queries/items";
import { additionOf, type Change, inTrail } from "../rules/changes";
import { CHILD_KIND, type ItemKind } from "../schema";
import type { AddItemInput, ChangeItemInput } from "../schema/items";
import { chooseMeasure } from "./choose-measure";
import { chooseOwners } from "./choose-owners";
import { assertLive, assertManages, assertOpen, type HeldPlan, holdItem, holdPlan, reasonFor } from "./hold-plan";
import { assertPlaced, rewriteItems, writtenOf } from "./rewrite-items";
import { writeAmendment } from "./write-amendment";

type Saved = { id: string; planId: string };

/** What was typed, checked against the hospital, as columns. */
async function columnsOf(
  tx: Tx,
  actor: Actor,
  typed: Omit<ChangeItemInput, "id" | "version">,
  { year, before }: { year: number; before: StoredItem | null },
) {
  const { coOwnerIds, ...owners } = await chooseOwners(tx, actor, typed, before);
  const measure = await chooseMeasure(tx, actor, typed, { branchId: owners.ownerBranchId, year });
  const { title, detail, startsOn, dueOn } = typed;
  return { data: { title, detail, startsOn, dueOn, ...owners, ...measure }, coOwnerIds };
}

function kindBelow(parent: StoredItem | null): ItemKind {
  if (!parent) return "goal";
  const kind = CHILD_KIND[parent.kind];
  if (!kind) throw new AppError("INVALID", "plans.error.nothingBelow");
  return kind;
}

/** The item that a new one lies below; null for a goal. NOT_FOUND for one of another plan, CONFLICT for one given up. */
function parentIn({ items }: HeldPlan, parentId: string | undefined): StoredItem | null {
  if (!parentId) return null;
  const parent = items.find(({ id }) => id === parentId);
  if (!parent) throw new AppError("NOT_FOUND", "core.error.notFound");
  assertLive(parent, items);
  return parent;
}

function nextPosition(items: readonly StoredItem[], parentId: string | null): number {
  const siblings = items.filter((item) => item.parentId === parentId);
  return Math.max(0, ...siblings.map(({ position }) => position)) + 1;
}

/**
 * Puts a goal, a task below a goal or a milestone below a task into a plan: freely in a draft, by an amendment in an
 * issued one. INVALID at the field for dates out of place or a branch that cannot answer for it.
 */
export async function addItem(tx: Tx, actor: Actor, input: AddItemInput): Promise<Outcome<Saved>> {
  const { planId, parentId: below, reason: typed, ...fields } = input;
  const { hospitalId } = actor;
  assertManages(actor);
  const held = await holdPlan(tx, actor, planId);
  const { plan, items } = held;
  assertOpen(plan);
  const reason = reasonFor(plan, typed);
  const parent = parentIn(held, below);
  const kind = kindBelow(parent);
  const { data, coOwnerIds } = await columnsOf(tx, actor, fields, { year: plan.year, before: null });
  const parentId = parent?.id ?? null;
  assertPlaced(plan.year, { ...({} as StoredItem), ...data, id: "", parentId, kind }, items);
  const days = { startsOn: toDbDay(data.startsOn), dueOn: toDbDay(data.dueOn) };
  const place = { planId, parentId, kind, position: nextPosition(items, parentId) };
  const { id } = await tx.planItem.create({ data: { hospitalId, ...data, ...days, ...place }, select: { id: true } });
  await tx.planCoOwner.createMany({ data: coOwnerIds.map((branchId) => ({ hospitalId, itemId: id, branchId })) });
  const changes: Change[] = additionOf({ itemId: id, kind, title: data.title });
  await writeAmendment(tx, actor, plan, { reason, changes });
  const added = (await listItems(actor, planId, tx)).find((item) => item.id === id);
  const after = inTrail({ ...(added ? writtenOf(added) : {}), ...(reason ? { reason } : {}) });
  const about = { subject: "planItem", subjectId: id, branchId: data.ownerBranchId ?? undefined };
  return { data: { id, planId }, audit: [{ action: "planItem.add", ...about, after }] };
}

/**
 * Changes an item: freely in a draft, by an amendment with its reason in an issued plan. INVALID at the field for dates
 * out of place, a branch that cannot answer for it or a missing reason; CONFLICT when somebody changed it since.
 */
export async function changeItem(tx: Tx, actor: Actor, input: ChangeItemInput): Promise<Outcome<Saved>> {
  const { id, version, reason, ...fields } = input;
  assertManages(actor);
  const { item, ...held } = await holdItem(tx, actor, input);
  assertOpen(held.plan);
  assertLive(item, held.items);
  const columns = await columnsOf(tx, actor, fields, { year: held.plan.year, before: item });
  const rewrites = [{ id, version, ...columns }];
  const audit = await rewriteItems(tx, actor, held, { rewrites, reason, action: "planItem.update" });
  return { data: { id, planId: held.plan.id }, audit };
}
