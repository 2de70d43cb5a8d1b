import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { clock, toDbDay } from "@/lib/core/period";
import { findFigureNow } from "../queries/figures";
import { findOriginComment } from "../queries/improvement-form";
import { changesOf } from "../rules";
import type { CreateImprovementInput } from "../schema";
import { assertDepartment, chooseBranch } from "./choose-owner";

/** The comment an action comes from, as it is read; its department must be the action's. Throws INVALID. */
async function readComment(tx: Tx, actor: Actor, input: CreateImprovementInput): Promise<string | null> {
  if (!input.commentId) return null;
  const comment = await findOriginComment(actor, input.commentId, tx);
  if (!comment) throw fieldError("commentId", "improvements.invalid.comment");
  if (input.departmentId && input.departmentId !== comment.departmentId) {
    throw fieldError("departmentId", "improvements.invalid.commentDepartment", { department: comment.departmentName });
  }
  return comment.text;
}

/**
 * Writes an action down and freezes the figure that it shall move. INVALID at the field for a department or branch that
 * cannot answer for it, or a comment that is not there.
 */
export async function createImprovement(
  tx: Tx,
  actor: Actor,
  input: CreateImprovementInput,
): Promise<Outcome<{ id: string }>> {
  const { title, cause, measure, startedOn, dueOn, from, to } = input;
  const departmentId = input.departmentId ?? null;
  if (departmentId) await assertDepartment(tx, actor, departmentId);
  const branchId = await chooseBranch(tx, actor, { departmentId, branchId: input.branchId ?? null });
  const comment = await readComment(tx, actor, input);
  const before = await findFigureNow(actor, { ...input.measured, departmentId, from, to }, tx);
  const columns = { ...input.measured, departmentId, branchId, title, cause, measure, comment, before };
  const days = { startedOn: toDbDay(startedOn), dueOn: toDbDay(dueOn) };
  // Read before this moment: a round issued from now on has no answer in the figure above.
  const createdAt = clock.now();
  const { id } = await tx.improvement.create({
    data: { hospitalId: actor.hospitalId, ...columns, ...days, createdAt },
    select: { id: true },
  });
  const after = { ...changesOf({ ...columns, startedOn, dueOn }), comment, figure: before.value };
  const about = { subject: "improvement", subjectId: id, branchId: branchId ?? undefined };
  return { data: { id }, audit: [{ action: "improvement.create", ...about, after }] };
}
