import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";
import { assertCanRecordActivity } from "../policy";
import { getActivity } from "../queries/activity-detail";
import type { CancelActivityInput } from "../schema";

type Cancelled = Outcome<{ id: string; branchId: string }>;

async function setCancelled(
  tx: Tx,
  actor: Actor,
  { id, version }: CancelActivityInput,
  cancel: boolean,
): Promise<Cancelled> {
  const { title, branch, cancelledAt: before } = await getActivity(actor, id, tx);
  assertCanRecordActivity(actor, branch.id);
  const cancelledAt = cancel ? clock.now() : null;
  const { count } = await tx.activity.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, cancelledAt: cancel ? null : { not: null } },
    data: { cancelledAt, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "activity", id);
  const action = cancel ? "activity.cancel" : "activity.restore";
  const about = { subject: "activity", subjectId: id, branchId: branch.id };
  const audit = { action, ...about, before: { title, cancelledAt: before }, after: { title, cancelledAt } };
  return { data: { id, branchId: branch.id }, audit: [audit] };
}

/** Cancels an activity: it leaves every list and sum, and can be restored. CONFLICT on a stale version. */
export async function cancelActivity(tx: Tx, actor: Actor, input: CancelActivityInput): Promise<Cancelled> {
  return setCancelled(tx, actor, input, true);
}

/** Takes a cancellation back. CONFLICT on a stale version. */
export async function restoreActivity(tx: Tx, actor: Actor, input: CancelActivityInput): Promise<Cancelled> {
  return setCancelled(tx, actor, input, false);
}
