import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { listItems, type StoredItem } from "../queries/items";
import { type Change, changesBetween, inTrail, type Written } from "../rules/changes";
import { misplacedDates } from "../rules/placement";
import { assertLive, assertOpen, type HeldPlan, reasonFor } from "./hold-plan";
import { writeAmendment } from "./write-amendment";

/** What of an item is written anew; what is left out stays. */
export type Rewrite = {
  id: string;
  version: number;
  data: Partial<
    Pick<
      StoredItem,
      | "title"
      | "detail"
      | "ownerBranchId"
      | "responsible"
      | "startsOn"
      | "dueOn"
      | "measure"
      | "baseline"
      | "target"
      | "unit"
      | "direction"
      | "figure"
    >
  >;
  coOwnerIds?: readonly string[];
};

/** An item in words, as amendments and the trail tell it. */
export function writtenOf(item: StoredItem): Written {
  const { title, detail, responsible, startsOn, dueOn, measure, baseline, target, unit, direction, figure } = item;
  const coOwners = item.coOwners.map(({ name }) => name);
  const dates = { startsOn, dueOn };
  const measured = { measure, baseline, target, unit, direction, figure };
  return { title, detail, owner: item.ownerName, coOwners, responsible, ...dates, ...measured };
}

/** Throws INVALID at the field where dates leave the parent's, the year's, or leave those of an item below. */
export function assertPlaced(year: number, item: StoredItem, items: readonly StoredItem[]): void {
  const live = items.filter(({ droppedOn }) => droppedOn === null);
  const parent = live.find(({ id }) => id === item.parentId) ?? null;
  const children = live.filter(({ parentId }) => parentId === item.id);
  const wrong = misplacedDates(item, { year, parent, children });
  if (wrong) throw fieldError(wrong.field, wrong.message, wrong.params);
}

async function replaceCoOwners(tx: Tx, { hospitalId }: Actor, itemId: string, branchIds: readonly string[]) {
  await tx.planCoOwner.deleteMany({ where: { hospitalId, itemId } });
  await tx.planCoOwner.createMany({ data: branchIds.map((branchId) => ({ hospitalId, itemId, branchId })) });
}

async function writeOne(tx: Tx, actor: Actor, { id, version, data, coOwnerIds }: Rewrite): Promise<void> {
  const { startsOn, dueOn, ...rest } = data;
  const dates = {
    ...(startsOn === undefined ? {} : { startsOn: toDbDay(startsOn) }),
    ...(dueOn === undefined ? {} : { dueOn: toDbDay(dueOn) }),
  };
  const { count } = await tx.planItem.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, droppedOn: null },
    data: { ...rest, ...dates, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "planItem", id);
  if (coOwnerIds) await replaceCoOwners(tx, actor, id, coOwnerIds);
}

/** An audit entry of the fields that changed in one item. */
export function auditOfChanges(
  action: string,
  item: StoredItem,
  changes: readonly Change[],
  reason?: string,
): AuditDraft {
  const own = changes.filter(({ itemId }) => itemId === item.id);
  const part = (side: "before" | "after") => Object.fromEntries(own.map((change) => [change.field, change[side]]));
  return {
    action,
    subject: "planItem",
    subjectId: item.id,
    branchId: item.ownerBranchId ?? undefined,
    before: inTrail(part("before")),
    after: inTrail({ ...part("after"), ...(reason ? { reason } : {}) }),
  };
}

/**
 * Writes items of a held plan anew, all or none: freely in a draft, by one amendment with its reason in an issued plan,
 * never in a closed one. INVALID at the field for dates out of place, CONFLICT for an item that somebody changed since.
 */
export async function rewriteItems(
  tx: Tx,
  actor: Actor,
  { plan, items }: HeldPlan,
  { rewrites, reason: typed, action }: { rewrites: readonly Rewrite[]; reason: string | undefined; action: string },
): Promise<AuditDraft[]> {
  assertOpen(plan);
  const reason = reasonFor(plan, typed);
  const byId = new Map(rewrites.map((one) => [one.id, one]));
  const touched = items.filter(({ id }) => byId.has(id));
  const planned = items.map((item) => ({ ...item, ...byId.get(item.id)?.data }));
  for (const item of touched) assertLive(item, items);
  for (const item of planned.filter(({ id }) => byId.has(id))) assertPlaced(plan.year, item, planned);
  for (const rewrite of rewrites) await writeOne(tx, actor, rewrite);
  const written = new Map((await listItems(actor, plan.id, tx)).map((item) => [item.id, item]));
  const changes = touched.flatMap((item) => {
    const after = written.get(item.id) ?? item;
    return changesBetween({ itemId: item.id, kind: item.kind, title: item.title }, writtenOf(item), writtenOf(after));
  });
  await writeAmendment(tx, actor, plan, { reason, changes });
  return touched.map((item) => auditOfChanges(action, item, changes, reason));
}
