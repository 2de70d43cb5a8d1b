import "server-only";
import { type Actor, can } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { DeliveryStatus, NudgeChannel } from "@/lib/core/db/generated/enums";
import type { MessageParams } from "@/lib/core/errors";
import { type Day, daysBetween, fromDbDay, today } from "@/lib/core/period";
import type { MatterReason } from "../schema/supervision";

export type NudgedMatter = {
  itemId: string;
  planId: string;
  title: string;
  reason: MatterReason;
  dueOn: Day;
  /** Days since it was due; null while there is time. */
  lateDays: number | null;
  /** It was done, or given up, since. */
  settled: boolean;
};

export type Nudge = {
  id: string;
  branchId: string;
  branchName: string;
  at: Date;
  /** Empty: nobody asked, it was the weekly round. */
  actorName: string;
  seenAt: Date | null;
  seenByName: string | null;
  matters: NudgedMatter[];
};

const NUDGE = {
  id: true,
  branchId: true,
  at: true,
  actorName: true,
  seenAt: true,
  seenByName: true,
  branch: { select: { name: true } },
  matters: {
    orderBy: { item: { dueOn: "asc" } },
    select: {
      itemId: true,
      reason: true,
      item: { select: { planId: true, title: true, dueOn: true, doneOn: true, droppedOn: true } },
    },
  },
} satisfies Prisma.NudgeMessageSelect;

function lateDaysOf(dueOn: Day): number | null {
  return dueOn < today() ? daysBetween(dueOn, today()) : null;
}

function nudgeOf({ branch, matters, ...row }: Prisma.NudgeMessageGetPayload<{ select: typeof NUDGE }>): Nudge {
  return {
    ...row,
    branchName: branch.name,
    matters: matters.map(({ itemId, reason, item }) => ({
      itemId,
      planId: item.planId,
      title: item.title,
      reason,
      dueOn: fromDbDay(item.dueOn),
      lateDays: lateDaysOf(fromDbDay(item.dueOn)),
      settled: item.doneOn !== null || item.droppedOn !== null,
    })),
  };
}

/** Nudges that wait to be seen in the actor's own branches, the newest first; nobody else's. */
export async function listNudgesFor(actor: Actor, client: Tx = db): Promise<Nudge[]> {
  const { hospitalId, branchIds } = actor;
  if (!can(actor, "plan.progress") || branchIds.length === 0) return [];
  const rows = await client.nudgeMessage.findMany({
    where: { hospitalId, branchId: { in: [...branchIds] }, seenAt: null },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    select: NUDGE,
  });
  return rows.map(nudgeOf);
}

/** All nudges of one round: sent at the same instant by the same person. */
export async function listRound(actor: Actor, id: string, client: Tx = db): Promise<Nudge[]> {
  const { hospitalId } = actor;
  const one = await client.nudgeMessage.findUnique({
    where: { hospitalId_id: { hospitalId, id } },
    select: { at: true, actorId: true },
  });
  if (!one) return [];
  const rows = await client.nudgeMessage.findMany({
    where: { hospitalId, ...one },
    orderBy: { branch: { name: "asc" } },
    select: NUDGE,
  });
  return rows.map(nudgeOf);
}

/** How many there still are who answer for the branch and have this address. */
export function countReaders(actor: Actor, branchId: string, email: string): Promise<number> {
  const { hospitalId } = actor;
  const where = { hospitalId, role: "branchSecretary", branchId, user: { disabledAt: null, email } } as const;
  return db.roleAssignment.count({ where });
}

export type Delivery = {
  id: string;
  channel: NudgeChannel;
  recipient: string;
  status: DeliveryStatus;
  attempts: number;
  /** The last attempt, or when it was put in line. */
  at: Date;
  error: { key: string; params?: MessageParams } | null;
};

export type SentNudge = Omit<Nudge, "matters"> & { matters: number; deliveries: Delivery[] };

const RECENT = 30;

/** The latest nudges with the way they took, for those who send them. */
export async function listSentNudges(actor: Actor, client: Tx = db): Promise<SentNudge[]> {
  if (!can(actor, "plan.manage")) return [];
  const rows = await client.nudgeMessage.findMany({
    where: { hospitalId: actor.hospitalId },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: RECENT,
    select: {
      id: true,
      branchId: true,
      at: true,
      actorName: true,
      seenAt: true,
      seenByName: true,
      branch: { select: { name: true } },
      _count: { select: { matters: true } },
      deliveries: {
        orderBy: [{ channel: "asc" }, { recipient: "asc" }],
        select: { id: true, channel: true, recipient: true, status: true, attempts: true, at: true, error: true },
      },
    },
  });
  return rows.map(({ branch, _count, deliveries, ...row }) => ({
    ...row,
    branchName: branch.name,
    matters: _count.matters,
    deliveries: deliveries.map((one) => ({ ...one, error: one.error === null ? null : JSON.parse(one.error) })),
  }));
}
