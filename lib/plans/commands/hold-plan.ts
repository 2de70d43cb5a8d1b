import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { canManagePlans, scopePlanItems } from "../policy";
import { listItems, type StoredItem } from "../queries/items";
import { getPlan, type PlanHead } from "../queries/plans";
import { givenUpWith } from "../rules/tree";

/** A plan with its items, as nobody else can change them until this transaction ends. */
export type HeldPlan = { plan: PlanHead; items: StoredItem[] };

/** Throws FORBIDDEN unless the actor drafts, issues, amends and closes plans. */
export function assertManages(actor: Actor): void {
  if (!canManagePlans(actor)) throw new AppError("FORBIDDEN", "core.error.forbidden");
}

/** Throws CONFLICT for a plan that was closed: nothing in it changes any more. */
export function assertOpen({ status, year }: PlanHead): void {
  if (status === "closed") throw new AppError("CONFLICT", "plans.error.closed", { params: { year } });
}

/** Throws CONFLICT unless the plan was issued: what is only drafted cannot be done, nor given up. */
export function assertIssued(plan: PlanHead): void {
  assertOpen(plan);
  if (plan.status === "draft") throw new AppError("CONFLICT", "plans.error.notIssued", { params: { year: plan.year } });
}

/** Throws CONFLICT unless the plan is a draft: what was issued is amended instead. */
export function assertDraft({ status, year }: PlanHead): void {
  if (status !== "draft") throw new AppError("CONFLICT", "plans.error.notDraft", { params: { year } });
}

/** The reason of an amendment; undefined in a draft, where changes are free. INVALID at the field where it is missing. */
export function reasonFor({ status }: PlanHead, reason: string | undefined): string | undefined {
  if (status === "draft") return undefined;
  if (!reason) throw fieldError("reason", "plans.invalid.reason");
  return reason;
}

/** A plan in the actor's reach with its items, locked: issuing, closing and changing it take turns. */
export async function holdPlan(tx: Tx, actor: Actor, id: string): Promise<HeldPlan> {
  await getPlan(actor, id, tx);
  await tx.$queryRaw`SELECT 1 FROM "AnnualPlan"
    WHERE "hospitalId" = ${actor.hospitalId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return { plan: await getPlan(actor, id, tx), items: await listItems(actor, id, tx) };
}

/** An item as a form saw it, in its held plan; NOT_FOUND out of reach, CONFLICT when somebody changed it since. */
export async function holdItem(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version?: number },
): Promise<HeldPlan & { item: StoredItem }> {
  const where = { AND: [scopePlanItems(actor), { id }] };
  const found = await tx.planItem.findFirst({ where, select: { planId: true } });
  const held = found && (await holdPlan(tx, actor, found.planId));
  const item = held?.items.find((one) => one.id === id);
  if (!held || !item) throw new AppError("NOT_FOUND", "core.error.notFound");
  if (version !== undefined && item.version !== version) throw await conflictOn(tx, actor, "planItem", id);
  return { ...held, item };
}

/** Throws CONFLICT for an item of the plan that an amendment gave up, or that lies below such a one. */
export function assertLive(item: StoredItem, items: readonly StoredItem[]): void {
  const given = givenUpWith(item, items);
  if (!given?.droppedOn) return;
  const params = { title: given.title, day: given.droppedOn };
  throw new AppError("CONFLICT", "plans.error.dropped", { params });
}
