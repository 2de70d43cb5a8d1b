import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { toDbDay, today } from "@/lib/core/period";
import { findPerson } from "../queries/people";
import { papersAt } from "../rules/papers";
import type { TickPaperInput } from "../schema";

/**
 * Notes that a paper of the present stage has come in, or that it is not there after all. Throws INVALID for a paper
 * of another stage and for a day to come, NOT_FOUND outside the actor's reach.
 */
export async function tickPaper(
  tx: Tx,
  actor: Actor,
  { memberId, key, received, receivedOn = today() }: TickPaperInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId } = actor;
  const person = await findPerson(actor, memberId, tx);
  if (!person) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { branchId, path } = person;
  assertCanForBranch(actor, "member.manage", branchId);
  if (path.left || !papersAt(path.stage).some((paper) => paper.key === key)) {
    throw new AppError("INVALID", "admission.refused.otherStage");
  }
  if (receivedOn > today()) throw fieldError("receivedOn", "admission.refused.future", { day: today() });
  const where = { hospitalId_memberId_key: { hospitalId, memberId, key } };
  const day = toDbDay(receivedOn);
  if (received) {
    await tx.admissionMaterial.upsert({
      where,
      create: { hospitalId, memberId, key, receivedOn: day },
      update: { receivedOn: day },
    });
  } else {
    await tx.admissionMaterial.deleteMany({ where: { hospitalId, memberId, key } });
  }
  const before = { paper: key, receivedOn: person.papers.find((one) => one.key === key)?.receivedOn ?? null };
  const after = { paper: key, receivedOn: received ? receivedOn : null };
  const audit = { action: "admission.paper", subject: "member", subjectId: memberId, branchId, before, after };
  return { data: { id: memberId, branchId }, audit: [audit] };
}
