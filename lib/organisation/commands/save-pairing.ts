import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { fromDbDay, toDbDay } from "@/lib/core/period";
import { overlaps, type Span } from "../rules/spans";
import type { addPairingSchema, correctPairingSchema, removePairingSchema } from "../schema";

type Pairing = Span & { branchId: string; departmentId: string };

/** Takes turns on a branch's pairings: two at once could each find no overlap. */
async function lockBranch(tx: Tx, { hospitalId }: Actor, branchId: string): Promise<{ dissolvedOn: Date | null }> {
  const [row] = await tx.$queryRaw<{ dissolvedOn: Date | null }[]>`
    SELECT "dissolvedOn" FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${branchId}::uuid FOR UPDATE`;
  if (!row) throw fieldError("branchId", "core.invalid.choose");
  return row;
}

/** A pairing that lasts, or lasts up to a day on which its department or branch was no more, cannot be. */
function refuseAfter(end: Date | null, { fromDay, toDay }: Span, messageKey: string): void {
  if (!end) return;
  const day = fromDbDay(end);
  if (fromDay >= day) throw fieldError("fromDay", messageKey, { day });
  if (!toDay || toDay >= day) throw fieldError("toDay", messageKey, { day });
}

/** Both must exist in the hospital on all days of the pairing, and have no other pairing on any of them. Throws INVALID. */
export async function checkPairing(tx: Tx, actor: Actor, pairing: Pairing, id?: string): Promise<void> {
  const { hospitalId } = actor;
  const { branchId, departmentId } = pairing;
  const { dissolvedOn } = await lockBranch(tx, actor, branchId);
  const department = await tx.department.findUnique({
    where: { hospitalId_id: { hospitalId, id: departmentId } },
    select: { openedOn: true, closedOn: true },
  });
  if (!department) throw fieldError("departmentId", "core.invalid.choose");
  const { openedOn, closedOn } = department;
  if (openedOn && pairing.fromDay < fromDbDay(openedOn)) {
    throw fieldError("fromDay", "organisation.invalid.beforeOpening", { day: fromDbDay(openedOn) });
  }
  refuseAfter(closedOn, pairing, "organisation.invalid.afterClosing");
  refuseAfter(dissolvedOn, pairing, "organisation.invalid.afterDissolution");
  const others = await tx.departmentPairing.findMany({
    where: { hospitalId, branchId, departmentId, ...(id ? { id: { not: id } } : {}) },
    select: { fromDay: true, toDay: true },
  });
  const clash = others
    .map(({ fromDay, toDay }) => ({ fromDay: fromDbDay(fromDay), toDay: toDay && fromDbDay(toDay) }))
    .find((other) => overlaps(pairing, other));
  if (clash) throw fieldError("fromDay", "organisation.invalid.pairedThen", { from: clash.fromDay });
}

const auditOf = (verb: string, { branchId, ...states }: { branchId: string; before?: object; after?: object }) => [
  { action: `branch.${verb}`, subject: "branch", subjectId: branchId, branchId, ...states },
];

/** Pairs a branch with a department for a span of days. */
export async function addPairing(
  tx: Tx,
  actor: Actor,
  { branchId, departmentId, fromDay, toDay }: z.output<typeof addPairingSchema>,
): Promise<Outcome<{ branchId: string }>> {
  const after = { departmentId, fromDay, toDay: toDay ?? null };
  await checkPairing(tx, actor, { branchId, ...after });
  await tx.departmentPairing.create({
    data: {
      hospitalId: actor.hospitalId,
      branchId,
      departmentId,
      fromDay: toDbDay(fromDay),
      toDay: after.toDay && toDbDay(after.toDay),
    },
  });
  return { data: { branchId }, audit: auditOf("pair", { branchId, after }) };
}

/** The pairing as the actor saw it. CONFLICT on a stale version. */
async function getPairing(tx: Tx, actor: Actor, { id, version }: { id: string; version: number }): Promise<Pairing> {
  const { hospitalId } = actor;
  const row = await tx.departmentPairing.findUnique({
    where: { hospitalId_id: { hospitalId, id } },
    select: { branchId: true, departmentId: true, fromDay: true, toDay: true, version: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  if (row.version !== version) throw await conflictOn(tx, actor, "branch", row.branchId);
  const { version: _, ...pairing } = row;
  return { ...pairing, fromDay: fromDbDay(row.fromDay), toDay: row.toDay && fromDbDay(row.toDay) };
}

/** Changes the days of a pairing: ends it, or sets right what was typed wrong. CONFLICT on a stale version. */
export async function correctPairing(
  tx: Tx,
  actor: Actor,
  { id, version, fromDay, toDay }: z.output<typeof correctPairingSchema>,
): Promise<Outcome<{ branchId: string }>> {
  const { branchId, ...before } = await getPairing(tx, actor, { id, version });
  const after = { departmentId: before.departmentId, fromDay, toDay: toDay ?? null };
  await checkPairing(tx, actor, { branchId, ...after }, id);
  const { count } = await tx.departmentPairing.updateMany({
    where: { hospitalId: actor.hospitalId, id, version },
    data: { fromDay: toDbDay(fromDay), toDay: after.toDay && toDbDay(after.toDay), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "branch", branchId);
  return { data: { branchId }, audit: auditOf("correctPairing", { branchId, before, after }) };
}

/** Takes back a pairing that never was; CONFLICT on a stale version. */
export async function removePairing(
  tx: Tx,
  actor: Actor,
  { id, version }: z.output<typeof removePairingSchema>,
): Promise<Outcome<{ branchId: string }>> {
  const { branchId, ...before } = await getPairing(tx, actor, { id, version });
  const { count } = await tx.departmentPairing.deleteMany({ where: { hospitalId: actor.hospitalId, id, version } });
  if (count === 0) throw await conflictOn(tx, actor, "branch", branchId);
  return { data: { branchId }, audit: auditOf("unpair", { branchId, before }) };
}
