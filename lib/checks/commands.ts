import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { addDays, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { scopeExceptions } from "./policy";
import { listFindings } from "./queries";
import type { ApproveExceptionInput, EndExceptionInput } from "./schema";

type Stored = { id: string; branchId: string };

/**
 * Lets a branch deviate in one way from a rule that it breaks today, until a day. Throws NOT_FOUND when nothing such is
 * found in the branch, in the actor's reach, and INVALID when an exception holds already or would have ended before today.
 */
export async function approveException(
  tx: Tx,
  actor: Actor,
  { subject: { branchId, check }, reason, untilDay }: ApproveExceptionInput,
): Promise<Outcome<Stored>> {
  const { hospitalId, userId } = actor;
  const finding = (await listFindings(actor, { branchId }, tx)).find((one) => one.check === check);
  if (!finding) throw new AppError("NOT_FOUND", "checks.error.notBroken");
  if (finding.exception) throw new AppError("CONFLICT", "checks.error.alreadyExcepted");
  if (untilDay < today()) throw fieldError("untilDay", "checks.invalid.past");
  const after = { branchId, check, ruleKey: finding.ruleKey, reason, untilDay };
  const { id } = await tx.ruleException.create({
    data: {
      hospitalId,
      ...after,
      untilDay: toDbDay(untilDay),
      approvedOn: toDbDay(today()),
      approvedById: userId,
    },
    select: { id: true },
  });
  return {
    data: { id, branchId },
    audit: [{ action: "exception.approve", subject: "exception", subjectId: id, branchId, after }],
  };
}

/** Ends an exception: yesterday was its last day; one approved today is taken back altogether. */
export async function endException(tx: Tx, actor: Actor, { id, version }: EndExceptionInput): Promise<Outcome<Stored>> {
  const row = await tx.ruleException.findFirst({ where: { AND: [scopeExceptions(actor), { id }] } });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const where = { hospitalId: actor.hospitalId, id, version, untilDay: { gte: toDbDay(today()) } };
  const untilDay = addDays(today(), -1);
  const { count } =
    fromDbDay(row.approvedOn) >= today()
      ? await tx.ruleException.deleteMany({ where })
      : await tx.ruleException.updateMany({
          where,
          data: { untilDay: toDbDay(untilDay), version: { increment: 1 } },
        });
  if (count === 0) throw await conflictOn(tx, actor, "exception", id);
  const { branchId, check, ruleKey, reason } = row;
  const before = { branchId, check, ruleKey, reason, untilDay: fromDbDay(row.untilDay) };
  const audit = {
    action: "exception.end",
    subject: "exception",
    subjectId: id,
    branchId,
    before,
    after: { ...before, untilDay },
  };
  return { data: { id, branchId }, audit: [audit] };
}
