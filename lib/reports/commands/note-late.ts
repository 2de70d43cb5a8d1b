import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { clock, type Month } from "@/lib/core/period";
import { canNoteLate } from "../policy";
import { getLateMonth, type LateMonth } from "../queries/late-months";
import type { NoteLateInput } from "../schema/late";

export type NotedLate = { brandId: string; branchId: string; month: Month; reportId: string | null };

/** Writes the note where it stands as the form saw it; false when somebody else has written one since. */
async function writeNote(tx: Tx, actor: Actor, input: NoteLateInput): Promise<boolean> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const { brandId, month, version, reason } = input;
  const said = { reason, actorId, actorName, at: clock.now() };
  const { count } =
    version === 0
      ? await tx.reportLateNote.createMany({ data: [{ hospitalId, brandId, month, ...said }], skipDuplicates: true })
      : await tx.reportLateNote.updateMany({
          where: { hospitalId, brandId, month, version },
          data: { ...said, version: { increment: 1 } },
        });
  return count > 0;
}

/** The note of whoever was first, shown for comparison beside what was typed. */
function conflictWith({ note }: LateMonth): AppError {
  const params = { name: note?.actorName ?? "", reason: note?.reason ?? "" };
  return new AppError("CONFLICT", "reports.conflict.lateNote", {
    params,
    fieldErrors: { reason: "reports.theirs.reason" },
  });
}

/**
 * Says why a month's report is late or missing, or corrects what was said: the branch that owes it and the reviewers
 * may, and both read it. INVALID for a month that asks for no report or is not late; CONFLICT when another has written
 * meanwhile.
 */
export async function noteLate(tx: Tx, actor: Actor, input: NoteLateInput): Promise<Outcome<NotedLate>> {
  const { brandId, month, reason } = input;
  const before = await getLateMonth(actor, brandId, month, tx);
  const { branchId, refusal, late, note, report } = before;
  if (!canNoteLate(actor, before)) throw new AppError("FORBIDDEN", "core.error.forbidden");
  if (refusal) throw fieldError("reason", refusal);
  if (!late) throw fieldError("reason", "reports.invalid.notLate");
  if (!(await writeNote(tx, actor, input))) throw conflictWith(await getLateMonth(actor, brandId, month, tx));
  const about = { action: "report.noteLate", subject: "brand", subjectId: brandId, branchId };
  return {
    data: { brandId, branchId, month, reportId: report?.id ?? null },
    audit: [{ ...about, before: { month, reason: note?.reason ?? null }, after: { month, reason } }],
  };
}
