import "server-only";
import { type Actor, can } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { DeliveryStatus, NudgeChannel } from "@/lib/core/db/generated/enums";
import type { MessageParams } from "@/lib/core/errors";
import { type Day, fromDbDay } from "@/lib/core/period";
import { isSettled } from "../rules/supervision";
import type { MatterReason } from "../schema/supervision";
import { listMatters, type Matter } from "./supervision";

export type NudgedMatter = {
  itemId: string;
  planId: string;
  title: string;
  reason: MatterReason;
  dueOn: Day;
  /** Days since it was due; null while there is time. */
  lateDays: number | null;
  /** Nothing is waited for any more: it was done, told of, put off or given up since; see `isSettled`. */
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
      item: { select: { planId: true, title: true, dueOn: true } },
    },
  },
} satisfies Prisma.NudgeMessageSelect;

type Row = Prisma.NudgeMessageGetPayload<{ select: typeof NUDGE }>;

/** Messages as they stand today, by what there is to look after today. */
function nudgesOf(rows: readonly Row[], today: readonly Matter[]): Nudge[] {
  const byId = new Map(today.map((matter) => [matter.id, matter]));
  return rows.map(({ branch, matters, ...row }) => ({
    ...row,
    branchName: branch.name,
    matters: matters.map(({ itemId, reason, item }) => ({
      itemId,
      planId: item.planId,
      title: item.title,
      reason,
      dueOn: fromDbDay(item.dueOn),
      lateDays: byId.get(itemId)?.days.late ?? null,
      settled: isSettled(reason, byId.get(itemId)?.reasons ?? []),
    })),
  }));
}

/** Nudges that wait to be seen in the actor's own branches, the newest first; nobody else's. `today`: see `listMatters`. */
export async function listNudgesFor(actor: Actor, today: readonly Matter[], client: Tx = db): Promise<Nudge[]> {
  const { hospitalId, branchIds } = actor;
  if (!can(actor, "plan.progress") || branchIds.length === 0) return [];
  const rows = await client.nudgeMessage.findMany({
    where: { hospitalId, branchId: { in: [...branchIds] }, seenAt: null },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    select: NUDGE,
  });
  return nudgesOf(rows, today);
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
  return nudgesOf(rows, await listMatters(actor, client));
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
