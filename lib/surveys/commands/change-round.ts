import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { getRound, type RoundDetail } from "../queries/round-detail";
import type { RoundState } from "../rules/round-state";
import type { OneRoundInput } from "../schema";

export type RoundData = { id: string };

type Change = { where: Prisma.SurveyRoundWhereInput; data: Prisma.SurveyRoundUpdateManyMutationInput };

/** The round as it stands; throws CONFLICT with a sentence when it is in a state in which this is not done. */
export async function getRoundIn(
  tx: Tx,
  actor: Actor,
  id: string,
  refusals: Partial<Record<RoundState, string>>,
): Promise<RoundDetail> {
  const round = await getRound(actor, id, tx);
  const refusal = refusals[round.state];
  if (refusal) throw new AppError("CONFLICT", refusal);
  return round;
}

/** Changes a round that is still as the actor saw it; throws CONFLICT that names who changed it meanwhile. */
export async function changeRound(tx: Tx, actor: Actor, round: OneRoundInput, change: Change): Promise<void> {
  const { id, version } = round;
  const { count } = await tx.surveyRound.updateMany({
    where: { ...change.where, hospitalId: actor.hospitalId, id, version },
    data: { ...change.data, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "surveyRound", id);
}

/** An entry of the trail about a round. */
export function auditOf(verb: string, id: string, states: { before?: object; after?: object }) {
  return { action: `surveyRound.${verb}`, subject: "surveyRound", subjectId: id, ...states };
}
