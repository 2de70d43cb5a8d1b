import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import type { PlanHead } from "../queries/plans";
import type { Change } from "../rules/changes";

/**
 * Keeps what an amendment of an issued plan changed, and why; of a draft nothing. INVALID at the reason where nothing
 * changed: an amendment without a change would only raise questions.
 */
export async function writeAmendment(
  tx: Tx,
  { hospitalId, userId: actorId, name: actorName }: Actor,
  { id: planId, status }: PlanHead,
  { reason, changes }: { reason: string | undefined; changes: readonly Change[] },
): Promise<void> {
  if (status === "draft" || reason === undefined) return;
  if (changes.length === 0) throw fieldError("reason", "plans.invalid.nothingChanged");
  const author = { actorId, actorName, at: clock.now() };
  await tx.planAmendment.create({ data: { hospitalId, planId, ...author, reason, changes: [...changes] } });
}
