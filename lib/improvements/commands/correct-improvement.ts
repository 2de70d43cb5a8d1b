import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { monthOf, toDbDay } from "@/lib/core/period";
import type { ImprovementDetail } from "../queries";
import { changesOf } from "../rules";
import type { CorrectImprovementInput } from "../schema";
import { chooseBranch } from "./choose-owner";
import { holdImprovement } from "./move-improvement";

/** A branch that answered for it so far may go on, wherever it stands by now; another one is chosen anew. */
async function ownerOf(tx: Tx, actor: Actor, stored: ImprovementDetail, branchId: string | null) {
  if (branchId !== null && branchId === stored.branchId) return branchId;
  return chooseBranch(tx, actor, { departmentId: stored.departmentId, branchId });
}

/** Sets right what was written of an open action; the figure before it stays. CONFLICT when somebody changed it since. */
export async function correctImprovement(
  tx: Tx,
  actor: Actor,
  input: CorrectImprovementInput,
): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const { id, version, title, cause, measure, startedOn, dueOn } = input;
  const stored = await holdImprovement(tx, actor, input, "open");
  if (stored.before && monthOf(startedOn) < stored.before.to) {
    throw fieldError("startedOn", "improvements.invalid.startBeforeFigure", { month: stored.before.to });
  }
  const branchId = await ownerOf(tx, actor, stored, input.branchId ?? null);
  const days = { startedOn: toDbDay(startedOn), dueOn: toDbDay(dueOn) };
  const { count } = await tx.improvement.updateMany({
    where: { hospitalId, id, version, status: "open" },
    data: { title, cause, measure, branchId, ...days, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "improvement", id);
  const after = changesOf({ ...stored, title, cause, measure, branchId, startedOn, dueOn });
  const about = { subject: "improvement", subjectId: id, branchId: branchId ?? undefined };
  return { data: { id }, audit: [{ action: "improvement.correct", ...about, before: changesOf(stored), after }] };
}
