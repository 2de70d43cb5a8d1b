import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import type { OneRoundInput } from "../schema";
import { auditOf, getRoundIn, type RoundData } from "./change-round";
import { keptOf } from "./save-round";

/** Deletes a draft. Throws CONFLICT once it was issued, or when somebody changed it meanwhile. */
export async function removeRound(tx: Tx, actor: Actor, { id, version }: OneRoundInput): Promise<Outcome<RoundData>> {
  const { hospitalId } = actor;
  const issued = "surveys.error.issuedStays";
  const before = await getRoundIn(tx, actor, id, { waiting: issued, open: issued, closed: issued });
  // First the round's own row, so that whoever issues it at this moment waits and finds it gone.
  const [held] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "SurveyRound" WHERE "hospitalId" = ${hospitalId}::uuid
    AND id = ${id}::uuid AND version = ${version} AND "issuedAt" IS NULL FOR UPDATE`;
  if (!held) throw await conflictOn(tx, actor, "surveyRound", id);
  await tx.surveyRoundDepartment.deleteMany({ where: { hospitalId, roundId: id } });
  await tx.surveyRound.delete({ where: { hospitalId_id: { hospitalId, id } } });
  return { data: { id }, audit: [auditOf("remove", id, { before: keptOf(before) })] };
}
