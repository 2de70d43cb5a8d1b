import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { DeliveryStatus, NudgeChannel } from "@/lib/core/db/generated/enums";
import type { Day } from "@/lib/core/period";
import { answeredOn } from "../rules/supervision";
import type { MatterReason } from "../schema/supervision";
import type { StoredItem } from "./items";

/** A nudge in the history of its item; to whom it was sent outside stays with those who send it. */
export type ItemNudge = {
  id: string;
  at: Date;
  /** Empty: nobody asked, it was the weekly round. */
  actorName: string;
  branchName: string;
  reason: MatterReason;
  seenAt: Date | null;
  seenByName: string | null;
  /** Ways out of the application, beside the message in it. */
  deliveries: { id: string; channel: NudgeChannel; status: DeliveryStatus }[];
  /** When the first word came after it, or the item was done; null while it waits. */
  answeredOn: Day | null;
};

/** The nudges of an item whose reach was checked, the last one first; a secretary has those of the own branches. */
export async function listItemNudges(
  actor: Actor,
  { id: itemId, doneOn }: StoredItem,
  client: Tx = db,
): Promise<ItemNudge[]> {
  const { hospitalId } = actor;
  const rows = await client.nudgeMessage.findMany({
    where: { AND: [branchScope(actor, "plan.read"), { matters: { some: { itemId } } }] },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    select: {
      id: true,
      at: true,
      actorName: true,
      seenAt: true,
      seenByName: true,
      branch: { select: { name: true } },
      matters: { where: { itemId }, select: { reason: true } },
      deliveries: { orderBy: [{ channel: "asc" }, { id: "asc" }], select: { id: true, channel: true, status: true } },
    },
  });
  const told = await client.planProgress.findMany({
    where: { hospitalId, itemId, struckAt: null },
    select: { at: true },
  });
  const toldAt = told.map(({ at }) => at);
  return rows.map(({ branch, matters, ...row }) => ({
    ...row,
    branchName: branch.name,
    reason: matters[0]?.reason ?? "late",
    answeredOn: answeredOn(row.at, toldAt, doneOn),
  }));
}
