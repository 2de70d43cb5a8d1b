import type { Actor } from "./actor";
import type { Tx } from "./db/client";
import { AppError } from "./errors";

/** The CONFLICT of somebody who comes too late: it names who changed the row, as the audit trail tells it. */
export async function conflictOn(tx: Tx, { hospitalId }: Actor, subject: string, subjectId: string): Promise<AppError> {
  const last = await tx.auditEntry.findFirst({
    where: { hospitalId, subject, subjectId },
    orderBy: { seq: "desc" },
    select: { actorName: true },
  });
  if (!last) return new AppError("CONFLICT", "core.error.changedMeanwhile");
  return new AppError("CONFLICT", "core.error.changedBy", { params: { name: last.actorName } });
}
