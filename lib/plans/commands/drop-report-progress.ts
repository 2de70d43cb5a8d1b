import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";

/** A report that was taken back tells nothing of its lead task any more; a plan that is closed keeps what it was told. */
export async function dropReportProgress(
  tx: Tx,
  { hospitalId }: Actor,
  { reportId }: { reportId: string },
): Promise<AuditDraft[]> {
  const where = { hospitalId, reportId, item: { plan: { status: "issued" as const } } };
  const told = await tx.planProgress.findMany({
    where,
    select: { itemId: true, text: true, item: { select: { ownerBranchId: true } } },
  });
  await tx.planProgress.deleteMany({ where });
  return told.map(({ itemId, text, item }) => {
    const about = { subject: "planItem", subjectId: itemId, branchId: item.ownerBranchId ?? undefined };
    return { action: "planItem.progress", ...about, before: { text, reportId }, after: { text: null, reportId } };
  });
}
