import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { fromDbDay, toDbDay } from "@/lib/core/period";
import { scopePayments } from "../policy";
import type { CorrectPaymentInput, RemovePaymentInput } from "../schema";

type Changed = { memberId: string };

async function getPayment(tx: Tx, actor: Actor, id: string) {
  const row = await tx.duesPayment.findFirst({
    where: { AND: [scopePayments(actor), { id }] },
    select: { memberId: true, branchId: true, month: true, amountFen: true, paidOn: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  return { ...row, paidOn: fromDbDay(row.paidOn) };
}

/** Corrects what was paid for a month, or when; the trail keeps that the sum is another, not which. CONFLICT when stale. */
export async function correctPayment(
  tx: Tx,
  actor: Actor,
  { id, version, amount, paidOn }: CorrectPaymentInput,
): Promise<Outcome<Changed>> {
  const { memberId, branchId, amountFen, ...before } = await getPayment(tx, actor, id);
  const { count } = await tx.duesPayment.updateMany({
    where: { hospitalId: actor.hospitalId, id, version },
    data: { amountFen: amount, paidOn: toDbDay(paidOn), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "duesPayment", id);
  const audit = {
    action: "dues.correct",
    subject: "duesPayment",
    subjectId: id,
    branchId,
    before: { memberId, ...before },
    after: { memberId, month: before.month, paidOn, ...(amount === amountFen ? {} : { amount: "changed" }) },
  };
  return { data: { memberId }, audit: [audit] };
}

/** Takes back a payment that was recorded by mistake. CONFLICT on a stale version. */
export async function removePayment(
  tx: Tx,
  actor: Actor,
  { id, version }: RemovePaymentInput,
): Promise<Outcome<Changed>> {
  const { branchId, amountFen: _, ...before } = await getPayment(tx, actor, id);
  const { count } = await tx.duesPayment.deleteMany({ where: { hospitalId: actor.hospitalId, id, version } });
  if (count === 0) throw await conflictOn(tx, actor, "duesPayment", id);
  const audit = { action: "dues.remove", subject: "duesPayment", subjectId: id, branchId, before };
  return { data: { memberId: before.memberId }, audit: [audit] };
}
