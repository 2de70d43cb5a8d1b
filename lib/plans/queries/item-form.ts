import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Day } from "@/lib/core/period";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { canManagePlans } from "../policy";
import { yearDates } from "../rules/placement";
import { CHILD_KIND, type ItemKind } from "../schema";
import { listItems, type StoredItem } from "./items";
import { getPlan, type PlanHead } from "./plans";

type Branch = { id: string; name: string; dissolved: boolean };

export type ItemForm = {
  plan: PlanHead;
  kind: ItemKind;
  parent: { id: string; title: string } | null;
  /** Null for a new one. */
  item: StoredItem | null;
  /** Days within which it has to lie. */
  startsOn: Day;
  dueOn: Day;
  /** What the parent's owner is: a new item is most often theirs as well. */
  ownerBranchId: string | null;
  branches: Branch[];
};

/** Branches that may answer for an item, and those that do although they were dissolved since. */
async function listChoices(actor: Actor, item: StoredItem | null): Promise<Branch[]> {
  const living = (await listBranchOptions(actor, "plan.manage")).map((one) => ({ ...one, dissolved: false }));
  const known = new Set(living.map(({ id }) => id));
  const owner = item?.ownerBranchId ? [{ id: item.ownerBranchId, name: item.ownerName ?? "" }] : [];
  const gone = [...owner, ...(item?.coOwners ?? [])].filter(({ id }) => !known.has(id));
  return [...living, ...gone.map((one) => ({ ...one, dissolved: true }))];
}

async function getManaged(actor: Actor, planId: string): Promise<PlanHead> {
  if (!canManagePlans(actor)) throw new AppError("NOT_FOUND", "core.error.notFound");
  return getPlan(actor, planId);
}

/** What the form of a new item needs: below a parent, or without one for a goal. Throws NOT_FOUND. */
export async function getNewItemForm(actor: Actor, planId: string, parentId: string | undefined): Promise<ItemForm> {
  const plan = await getManaged(actor, planId);
  const items = await listItems(actor, planId);
  const parent = items.find(({ id }) => id === parentId) ?? null;
  const kind = parent ? CHILD_KIND[parent.kind] : "goal";
  if ((parentId && !parent) || kind === null) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { startsOn, dueOn } = parent ?? yearDates(plan.year);
  const ownerBranchId = parent?.ownerDissolved ? null : (parent?.ownerBranchId ?? null);
  return { plan, kind, parent, item: null, startsOn, dueOn, ownerBranchId, branches: await listChoices(actor, null) };
}

/** What the form of an item needs that is there already. Throws NOT_FOUND. */
export async function getItemForm(
  actor: Actor,
  planId: string,
  itemId: string,
): Promise<ItemForm & { item: StoredItem }> {
  const plan = await getManaged(actor, planId);
  const items = await listItems(actor, planId);
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw new AppError("NOT_FOUND", "core.error.notFound");
  const parent = items.find(({ id }) => id === item.parentId) ?? null;
  const { startsOn, dueOn } = parent ?? yearDates(plan.year);
  const branches = await listChoices(actor, item);
  return { plan, kind: item.kind, parent, item, startsOn, dueOn, ownerBranchId: item.ownerBranchId, branches };
}
