import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { assertBranchesLast } from "@/lib/members/commands/hold-branches";
import { canTakeStep } from "../policy";
import { findPerson, type PersonOnTheWay } from "../queries/people";
import type { Before } from "../rules/take-back";
import type { TakeBackInput } from "../schema";

function dataOf({ stage, leftOn, ...days }: Before): Prisma.MemberUpdateManyMutationInput {
  const stored = Object.entries(days).map(([column, day]) => [column, day && toDbDay(day)]);
  return {
    ...Object.fromEntries(stored),
    ...(stage ? { stage } : {}),
    ...(leftOn === null ? { leftOn, leaveKind: null } : {}),
    version: { increment: 1 },
  };
}

/** The stay that ended with the step goes on. */
async function reopenMembership(tx: Tx, actor: Actor, { id: memberId, branchId }: PersonOnTheWay): Promise<void> {
  const { hospitalId } = actor;
  const last = await tx.branchMembership.findFirst({
    where: { hospitalId, memberId },
    orderBy: { fromDay: "desc" },
    select: { id: true, branchId: true },
  });
  if (last?.branchId !== branchId) throw new AppError("INVALID", "admission.refused.notLast");
  await assertBranchesLast(tx, actor, [{ branchId, toDay: null }]);
  await tx.branchMembership.updateMany({ where: { hospitalId, id: last.id }, data: { toDay: null } });
}

/**
 * Takes the last step back as if it had not been recorded; the trail keeps both. Throws INVALID when something was
 * recorded since, FORBIDDEN where the step was another's to take, CONFLICT when somebody was quicker.
 */
export async function takeBack(
  tx: Tx,
  actor: Actor,
  { memberId, version, eventId }: TakeBackInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId } = actor;
  const person = await findPerson(actor, memberId, tx);
  if (!person) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { branchId, last, path } = person;
  if (last?.id !== eventId) throw new AppError("INVALID", "admission.refused.notLast");
  if (!canTakeStep(actor, last.step, branchId)) throw new AppError("FORBIDDEN", "core.error.forbidden");
  const { count } = await tx.member.updateMany({
    where: { hospitalId, id: memberId, version },
    data: dataOf(last.before),
  });
  if (count === 0) throw await conflictOn(tx, actor, "member", memberId);
  if (last.before.leftOn === null) await reopenMembership(tx, actor, person);
  // Introducers are named with the step that made a candidate; contacts stay, a new choice replaces them.
  if (last.step === "candidate") await tx.introducer.deleteMany({ where: { hospitalId, memberId, kind: "admission" } });
  await tx.memberEvent.deleteMany({
    where: { hospitalId, memberId, OR: [{ id: eventId }, { details: { path: ["with"], equals: eventId } }] },
  });
  const audit = {
    action: "admission.takeBack",
    subject: "member",
    subjectId: memberId,
    branchId,
    before: { stage: path.stage, step: last.step },
    after: last.before,
  };
  return { data: { id: memberId, branchId }, audit: [audit] };
}
