import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { clock, type Month } from "@/lib/core/period";
import { scopePlanItems } from "../policy";
import { findTasksOfYear } from "../queries/lead-tasks";

/**
 * What a submitted monthly report tells of the task that its brand leads: one entry a report, written again when the
 * report is submitted again. It is told of the task that stands for the brand's in the month's year. Nothing where that
 * plan is closed by now, or the task or its goal was given up.
 */
export async function noteReportProgress(
  tx: Tx,
  actor: Actor,
  { itemId: wantedId, reportId, text, month }: { itemId: string; reportId: string; text: string; month: Month },
): Promise<AuditDraft[]> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const itemId = (await findTasksOfYear(actor, [wantedId], Number(month.slice(0, 4)), tx))(wantedId);
  const live = { droppedOn: null, OR: [{ parentId: null }, { parent: { droppedOn: null } }] };
  const item = await tx.planItem.findFirst({
    where: { AND: [scopePlanItems(actor), { ...live, id: itemId, plan: { status: "issued" } }] },
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
