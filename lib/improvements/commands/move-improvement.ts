import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { toDbDay, today } from "@/lib/core/period";
import { assertCanManage } from "../policy";
import { getImprovement, type ImprovementDetail } from "../queries";
import { findFigureAfter } from "../queries/figures";
import type { CloseImprovementInput, ReopenImprovementInput } from "../schema";

type Held = { id: string; version: number };

/**
 * The action as this form saw it, open or closed as it must be. Throws NOT_FOUND out of reach, FORBIDDEN without a say,
 * CONFLICT when somebody changed it since or it does not stand so.
 */
export async function holdImprovement(
  tx: Tx,
  actor: Actor,
  { id, version }: Held,
  standing: "open" | "closed",
): Promise<ImprovementDetail> {
  const stored = await getImprovement(actor, id, tx);
  assertCanManage(actor, stored);
  if (stored.version !== version) throw await conflictOn(tx, actor, "improvement", id);
  const stands = (stored.status === "open") === (standing === "open");
  if (!stands) throw new AppError("CONFLICT", `improvements.error.${stored.status === "open" ? "isOpen" : "isClosed"}`);
  return stored;
}

function aboutOf({ id, branchId }: ImprovementDetail) {
  return { subject: "improvement", subjectId: id, branchId: branchId ?? undefined };
}

/** Closes an action as done, or drops it, and freezes the figure after it. What has not begun cannot be done. */
export async function closeImprovement(
  tx: Tx,
  actor: Actor,
  input: CloseImprovementInput,
): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const { id, version, intent: status, outcome } = input;
  const stored = await holdImprovement(tx, actor, input, "open");
  if (status === "done" && stored.startedOn > today()) {
    throw fieldError("outcome", "improvements.invalid.notStarted", { day: stored.startedOn });
  }
  const after = await findFigureAfter(actor, stored, tx);
  const closedOn = today();
  const { count } = await tx.improvement.updateMany({
    where: { hospitalId, id, version, status: "open" },
    data: { status, outcome, after, closedOn: toDbDay(closedOn), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "improvement", id);
  const entry = { action: status === "done" ? "improvement.close" : "improvement.drop", ...aboutOf(stored) };
  const before = { status: stored.status, outcome: stored.outcome };
  return {
    data: { id },
    audit: [{ ...entry, before, after: { status, outcome, finishedOn: closedOn, figure: after.value } }],
  };
}

/** Opens a closed action again: its figure after is measured anew, and what was said of its end stays to go on from. */
export async function reopenImprovement(
  tx: Tx,
  actor: Actor,
  input: ReopenImprovementInput,
): Promise<Outcome<{ id: string }>> {
  const stored = await holdImprovement(tx, actor, input, "closed");
  const { id, version, status, closedOn: finishedOn } = stored;
  const count = await tx.$executeRaw`
    UPDATE "Improvement" SET status = 'open', "closedOn" = NULL, after = NULL, version = version + 1
    WHERE "hospitalId" = ${actor.hospitalId}::uuid AND id = ${id}::uuid AND version = ${version} AND status <> 'open'`;
  if (count === 0) throw await conflictOn(tx, actor, "improvement", id);
  const entry = { action: "improvement.reopen", ...aboutOf(stored) };
  return {
    data: { id },
    audit: [
      { ...entry, before: { status, finishedOn, figure: stored.after?.value ?? null }, after: { status: "open" } },
    ],
  };
}
