import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { toDbDay, today } from "@/lib/core/period";
import { canCloseFollowUp, canCorrectFollowUp } from "../policy";
import { type FollowUpRow, getFollowUp } from "../queries/follow-ups";
import { followUpChanges } from "../rules/follow-ups";
import type { CloseFollowUpInput, CorrectFollowUpInput, ReopenFollowUpInput } from "../schema/concerns";
import { assertOwner, nameResponsible } from "./take-up-concern";

type Request = { id: string; version: number };
type Moved = { id: string; reportId: string };

function assertMay(allowed: boolean): void {
  if (!allowed) throw new AppError("FORBIDDEN", "core.error.forbidden");
}

/** Writes a move of a task that still stands where it was read; CONFLICT, with a name, for whoever comes too late. */
async function writeMove(
  tx: Tx,
  actor: Actor,
  { id, version }: Request,
  from: Prisma.FollowUpWhereInput,
  data: Prisma.FollowUpUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.followUp.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, kind: "task", ...from },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "followUp", id);
}

function told(row: FollowUpRow, action: string, before: object, after: object): Outcome<Moved> {
  const { id, reportId, branchId } = row;
  return { data: { id, reportId }, audit: [{ action, subject: "followUp", subjectId: id, branchId, before, after }] };
}

/** Says that a task is done and what came of it: its owner's secretary, or the office. */
export async function closeFollowUp(tx: Tx, actor: Actor, input: CloseFollowUpInput): Promise<Outcome<Moved>> {
  const row = await getFollowUp(actor, input.id, tx);
  assertMay(canCloseFollowUp(actor, row));
  const [doneOn, { outcome }] = [today(), input];
  await writeMove(tx, actor, input, { doneOn: null }, { doneOn: toDbDay(doneOn), outcome });
  return told(row, "followUp.close", { outcome: row.outcome }, { doneOn, outcome });
}

/** Takes a done task up again; what had come of it stays until it is said anew. */
export async function reopenFollowUp(tx: Tx, actor: Actor, input: ReopenFollowUpInput): Promise<Outcome<Moved>> {
  const row = await getFollowUp(actor, input.id, tx);
  assertMay(canCloseFollowUp(actor, row));
  await writeMove(tx, actor, input, { doneOn: { not: null } }, { doneOn: null });
  return told(row, "followUp.reopen", { doneOn: row.doneOn }, { doneOn: null });
}

/** Sets right what an open task is, who does it and until when. An owner that is gone by now may stay, not be chosen. */
export async function correctFollowUp(tx: Tx, actor: Actor, input: CorrectFollowUpInput): Promise<Outcome<Moved>> {
  const row = await getFollowUp(actor, input.id, tx);
  assertMay(canCorrectFollowUp(actor, row));
  const ownerBranchId = input.ownerBranchId ?? null;
  if (ownerBranchId && ownerBranchId !== row.ownerBranchId) await assertOwner(tx, actor, ownerBranchId);
  const responsible = await nameResponsible(tx, actor, ownerBranchId, input.responsible);
  const { title, dueOn } = input;
  const data = { title, ownerBranchId, responsible, dueOn: toDbDay(dueOn) };
  await writeMove(tx, actor, input, { doneOn: null }, data);
  const after = followUpChanges({ ...writtenOf(row), title, ownerBranchId, responsible, dueOn });
  return told(row, "followUp.correct", followUpChanges(writtenOf(row)), after);
}

function writtenOf({ kind, section, title, ownerBranchId, responsible, dueOn }: FollowUpRow) {
  return { kind, section, title, ownerBranchId, responsible, dueOn };
}
