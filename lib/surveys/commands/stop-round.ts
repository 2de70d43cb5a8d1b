import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock, today } from "@/lib/core/period";
import type { OneRoundInput } from "../schema";
import { auditOf, changeRound, getRoundIn, type RoundData } from "./change-round";

const DRAFT = "surveys.error.notIssued";

/** Closes an issued round at once, before its last day. Throws CONFLICT when it is closed already, or still a draft. */
export async function stopRound(tx: Tx, actor: Actor, input: OneRoundInput): Promise<Outcome<RoundData>> {
  const { id } = input;
  await getRoundIn(tx, actor, id, { draft: DRAFT, closed: "surveys.error.alreadyClosed" });
  const where = { issuedAt: { not: null }, stoppedAt: null };
  await changeRound(tx, actor, input, { where, data: { stoppedAt: clock.now() } });
  return { data: { id }, audit: [auditOf("stop", id, { before: { stopped: false }, after: { stopped: true } })] };
}

/** Takes a stop back while the last day has not passed: its posters work again. Throws CONFLICT otherwise. */
export async function resumeRound(tx: Tx, actor: Actor, input: OneRoundInput): Promise<Outcome<RoundData>> {
  const { id } = input;
  const running = "surveys.error.notStopped";
  const round = await getRoundIn(tx, actor, id, { draft: DRAFT, waiting: running, open: running });
  if (!round.stopped) throw new AppError("CONFLICT", "surveys.error.notStopped");
  if (round.closesOn < today()) throw new AppError("CONFLICT", "surveys.error.lastDayPassed");
  await changeRound(tx, actor, input, { where: { stoppedAt: { not: null } }, data: { stoppedAt: null } });
  return { data: { id }, audit: [auditOf("resume", id, { before: { stopped: true }, after: { stopped: false } })] };
}
