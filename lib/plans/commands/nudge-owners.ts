import "server-only";
import type { z } from "zod";
import type { Outcome, Prepared } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock, toDbDay, today } from "@/lib/core/period";
import { listMatters, listRenewed, type Matter } from "../queries/supervision";
import type { NudgeBar, nudgeOwnersSchema } from "../schema/supervision";
import { lineUp } from "./line-up-deliveries";

export type Nudged = {
  branches: number;
  matters: number;
  /** What was chosen and left out, by the reason; `settled`: it is no matter any more. */
  leftOut: Record<NudgeBar | "settled", number>;
};

/** Who asks; null: the weekly round. */
export type Asker = { userId: string; name: string } | null;

/**
 * Takes turns on matters, in one order: two people at once, or a person and the weekly round, would each find that
 * nobody has nudged yet. The database's own guard stands behind it.
 */
export async function holdMatters(tx: Tx, { hospitalId }: Actor, itemIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "PlanItem" WHERE "hospitalId" = ${hospitalId}::uuid
    AND id = ANY (${[...itemIds]}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** Writes one message to each branch about all its matters, and puts in line what leaves the application. */
export async function sendNudges(
  tx: Tx,
  { hospitalId }: Actor,
  asker: Asker,
  matters: readonly Matter[],
): Promise<AuditDraft[]> {
  const at = clock.now();
  const about = { hospitalId, at, actorId: asker?.userId ?? null, actorName: asker?.name ?? "" };
  const branchIds = [...new Set(matters.flatMap(({ ownerBranchId }) => ownerBranchId ?? []))];
  const messages = await tx.nudgeMessage.createManyAndReturn({
    data: branchIds.map((branchId) => ({ ...about, branchId })),
    select: { id: true, branchId: true },
  });
  const ofBranch = (branchId: string) => matters.filter(({ ownerBranchId }) => ownerBranchId === branchId);
  await tx.planNudge.createMany({
    data: messages.flatMap(({ id: messageId, branchId }) =>
      ofBranch(branchId).map(({ id: itemId, reasons }) => {
        return { hospitalId, messageId, itemId, reason: reasons[0] ?? "late", onDay: toDbDay(today()) };
      }),
    ),
  });
  await lineUp(tx, hospitalId, messages, at);
  return messages.map(({ id, branchId }) => {
    const after = { matters: ofBranch(branchId).map(({ title }) => title) };
    return { action: "nudge.send", subject: "nudge", subjectId: id, branchId, after };
  });
}

function refusalOf(chosen: readonly Matter[], asked: number): AppError {
  if (chosen.length === 0 && asked > 0) return new AppError("CONFLICT", "plans.error.mattersSettled");
  const days = chosen.flatMap(({ nextNudgeOn }) => nextNudgeOn ?? []).sort();
  const [day] = days;
  if (day) return new AppError("CONFLICT", "plans.error.nudgedThisWeek", { params: { count: days.length, day } });
  return new AppError("INVALID", "plans.error.nobodyToNudge");
}

function countLeftOut(chosen: readonly Matter[], known: number): Nudged["leftOut"] {
  const of = (bar: NudgeBar) => chosen.filter((matter) => matter.bar === bar).length;
  return {
    committee: of("committee"),
    dissolved: of("dissolved"),
    recent: of("recent"),
    settled: known - chosen.length,
  };
}

async function countKnown(tx: Tx, { hospitalId }: Actor, ids: string[]): Promise<number> {
  const known = await tx.planItem.count({ where: { hospitalId, id: { in: ids } } });
  if (known === 0) throw new AppError("NOT_FOUND", "core.error.notFound");
  return known;
}

/** What was ticked, with what was found out about it before the transaction opened. */
export type Chosen = { itemIds: string[]; matters: Matter[] };

async function lookUp(actor: Actor, itemIds: readonly string[]): Promise<Prepared<Chosen>> {
  const ids = [...new Set(itemIds)];
  const matters = (await listMatters(actor)).filter(({ id }) => ids.includes(id));
  return { input: { itemIds: ids, matters }, settle: async () => {} };
}

/** For `prepare`: whether something is a matter takes figures of a whole year, too much for an open transaction. */
export function findChosen(actor: Actor, { itemIds }: z.output<typeof nudgeOwnersSchema>): Promise<Prepared<Chosen>> {
  return lookUp(actor, itemIds);
}

/**
 * Nudges the owners of the chosen matters: one message a branch. What was nudged within seven days, or has nobody to
 * be nudged, is left out and counted. NOT_FOUND for items of another hospital; CONFLICT when nothing is left.
 */
export async function nudgeOwners(tx: Tx, actor: Actor, { itemIds, matters }: Chosen): Promise<Outcome<Nudged>> {
  const known = await countKnown(tx, actor, itemIds);
  await holdMatters(tx, actor, itemIds);
  const chosen = await listRenewed(actor, matters, tx);
  const open = chosen.filter(({ bar }) => bar === null);
  if (open.length === 0) throw refusalOf(chosen, known);
  const audit = await sendNudges(tx, actor, actor, open);
  const data = { branches: audit.length, matters: open.length, leftOut: countLeftOut(chosen, known) };
  return { data, audit };
}
