import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { fromDbDay, toDbDay, today } from "@/lib/core/period";
import { addMember, checkBranch } from "@/lib/members/commands/add-member";
import { checkAge } from "@/lib/members/commands/check-age";
import { recordEvent } from "@/lib/members/commands/record-event";
import { getStaff } from "@/lib/staff/queries/staff";
import type { StartAdmissionInput } from "../schema";

/** Throws INVALID for somebody under age on the day of the application, and where nobody can tell. */
async function checkApplicant(tx: Tx, actor: Actor, { staffId, appliedOn, ofAge }: StartAdmissionInput): Promise<void> {
  const known = await checkAge(tx, actor, { staffId, field: "appliedOn", day: appliedOn });
  if (!known && ofAge !== "on") throw fieldError("ofAge", "admission.invalid.ageUnknown");
}

const EMPTY = { activistOn: null, candidateOn: null, probationaryOn: null, fullOn: null, extendedUntil: null };

/** Somebody whose way ended before begins a new one on the old record; null when there is none to begin on. */
async function reopen(tx: Tx, actor: Actor, input: StartAdmissionInput): Promise<string | null> {
  const { hospitalId } = actor;
  const { staffId, branchId, appliedOn } = input;
  const earlier = await tx.member.findFirst({
    where: { hospitalId, staffId, leaveKind: "cancelled" },
    select: { id: true, leftOn: true },
  });
  if (!earlier) return null;
  const { id, leftOn } = earlier;
  if (leftOn && appliedOn < fromDbDay(leftOn)) {
    throw fieldError("appliedOn", "admission.refused.beforePrevious", { day: fromDbDay(leftOn) });
  }
  await checkBranch(tx, actor, { branchId });
  await tx.member.updateMany({
    where: { hospitalId, id },
    data: {
      ...EMPTY,
      stage: "applicant",
      branchId,
      groupId: null,
      appliedOn: toDbDay(appliedOn),
      leftOn: null,
      leaveKind: null,
      version: { increment: 1 },
    },
  });
  await tx.admissionMaterial.deleteMany({ where: { hospitalId, memberId: id } });
  await tx.introducer.deleteMany({ where: { hospitalId, memberId: id } });
  await tx.branchMembership.create({ data: { hospitalId, memberId: id, branchId, fromDay: toDbDay(appliedOn) } });
  await recordEvent(tx, actor, { memberId: id, kind: "applied", onDay: appliedOn, note: input.note });
  return id;
}

async function begin(tx: Tx, actor: Actor, { note, ...input }: StartAdmissionInput): Promise<string> {
  const event = { kind: "applied" as const, onDay: input.appliedOn, note };
  return addMember(tx, actor, { ...input, stage: "applicant", since: input.appliedOn, event });
}

/**
 * Puts somebody of the staff onto the way into the Party. The application itself is then the first paper. Throws
 * INVALID for a day to come, for somebody under age, and for somebody who is on the books already; NOT_FOUND for staff
 * out of reach.
 */
export async function startAdmission(
  tx: Tx,
  actor: Actor,
  input: StartAdmissionInput,
): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const { staffId, branchId, appliedOn } = input;
  if (appliedOn > today()) throw fieldError("appliedOn", "admission.refused.future", { day: today() });
  const staff = await getStaff(actor, staffId, tx);
  if (staff.leftOn) throw new AppError("INVALID", "members.invalid.staff");
  await checkApplicant(tx, actor, input);
  const memberId = (await reopen(tx, actor, input)) ?? (await begin(tx, actor, input));
  await tx.admissionMaterial.create({
    data: { hospitalId, memberId, key: "application", receivedOn: toDbDay(appliedOn) },
  });
  const after = { staffId, branchId, appliedOn, note: input.note };
  const audit = { action: "admission.apply", subject: "member", subjectId: memberId, branchId, after };
  return { data: { id: memberId }, audit: [audit] };
}
