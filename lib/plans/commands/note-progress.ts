import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";
import { scopePlanItems } from "../policy";

/**
 * What a submitted monthly report tells of the task that its brand leads: one entry a report, written again when the
 * report is submitted again. Nothing where the plan is closed by now, or the task was given up.
 */
export async function noteReportProgress(
  tx: Tx,
  actor: Actor,
  { itemId, reportId, text }: { itemId: string; reportId: string; text: string },
): Promise<AuditDraft[]> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const item = await tx.planItem.findFirst({
    where: { AND: [scopePlanItems(actor), { id: itemId, droppedOn: null, plan: { status: "issued" } }] },
    select: { ownerBranchId: true },
  });
  if (!item) return [];
  const key = { hospitalId_reportId_itemId: { hospitalId, reportId, itemId } };
  const before = await tx.planProgress.findUnique({ where: key, select: { text: true } });
  const told = { at: clock.now(), actorId, actorName, text };
  await tx.planProgress.upsert({ where: key, create: { hospitalId, itemId, reportId, ...told }, update: told });
  const about = { subject: "planItem", subjectId: itemId, branchId: item.ownerBranchId ?? undefined };
  return [{ action: "planItem.progress", ...about, before: before ?? undefined, after: { text, reportId } }];
}
