import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay } from "@/lib/core/period";

type Stay = { branchId: string; toDay: Day | null };

/**
 * The day from which a branch of these stays was no more although the stay lasts; null when none is. Until the
 * transaction ends no branch of theirs is dissolved.
 */
export async function findDissolution(tx: Tx, { hospitalId }: Actor, stays: readonly Stay[]): Promise<Day | null> {
  const ids = stays.map(({ branchId }) => branchId);
  const rows = await tx.$queryRaw<{ id: string; dissolvedOn: Date | null }[]>`
    SELECT id::text, "dissolvedOn" FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid
      AND id = ANY(${ids}::text[]::uuid[]) ORDER BY id FOR SHARE`;
  for (const { id, dissolvedOn } of rows) {
    const day = dissolvedOn && fromDbDay(dissolvedOn);
    if (day && stays.some(({ branchId, toDay }) => branchId === id && (!toDay || toDay >= day))) return day;
  }
  return null;
}

/** Throws INVALID when a stay lasts in a branch that is no more. */
export async function assertBranchesLast(tx: Tx, actor: Actor, stays: readonly Stay[]): Promise<void> {
  const day = await findDissolution(tx, actor, stays);
  if (day) throw new AppError("INVALID", "members.refused.branchDissolved", { params: { day } });
}
