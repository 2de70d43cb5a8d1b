import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";
import { aboutReport } from "../rules";
import type { ReopenReportInput } from "../schema";
import { judgeReport, moveReport } from "./move-report";

/**
 * Opens an approved report again, with a reason. Its words go on from where they stood; what was approved stays in its
 * version, which the database refuses to change.
 */
export async function reopenReport(
  tx: Tx,
  actor: Actor,
  input: ReopenReportInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const { comment } = input;
  const { report, after } = await judgeReport(tx, actor, input, { kind: "reopen", comment });
  const { id, branchId, status, month } = report;
  await moveReport(tx, actor, report, "reopen", { status: after.status, approvedAt: null });
  const at = clock.now();
  await tx.reviewEvent.create({
    data: { hospitalId, reportId: id, kind: "reopened", at, actorId, actorName, comment },
  });
  const entry = { action: "report.reopen", ...aboutReport(report), before: { month, status } };
  return { data: { id, branchId }, audit: [{ ...entry, after: { month, status: after.status, comment } }] };
}
