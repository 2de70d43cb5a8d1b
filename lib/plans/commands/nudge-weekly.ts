import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { defineJob } from "@/lib/core/job";
import { log } from "@/lib/core/log";
import { clock, instantOf, today } from "@/lib/core/period";
import { keepDoing } from "@/lib/core/steward";
import { versioned } from "@/lib/core/versioned";
import { getWorkCalendar } from "@/lib/organisation/queries/holidays";
import { listMatters, listRenewed, type Matter } from "../queries/supervision";
import { isRoundTime } from "../rules/supervision";
import { deliverNudges } from "./deliver-nudges";
import { holdMatters, sendNudges } from "./nudge-owners";

const EVERY_MINUTES = 1;

/** The hospital wants it, and this Monday's round has not gone out; its row is held, so that of two programs one sends. */
async function isWanted(tx: Tx, { hospitalId }: Actor): Promise<boolean> {
  const [hospital] = await tx.$queryRaw<{ weeklyNudges: boolean }[]>`
    SELECT "weeklyNudges" FROM "Hospital" WHERE id = ${hospitalId}::uuid FOR NO KEY UPDATE`;
  if (!hospital?.weeklyNudges) return false;
  const sinceMidnight = { gte: instantOf(today(), "00:00") };
  return (await tx.nudgeMessage.count({ where: { hospitalId, actorId: null, at: sinceMidnight } })) === 0;
}

async function sendRound(tx: Tx, actor: Actor, found: readonly Matter[]): Promise<Outcome<number>> {
  if (!(await isWanted(tx, actor))) return { data: 0, audit: [] };
  const ids = found.map(({ id }) => id);
  await holdMatters(tx, actor, ids);
  // Asked again once they are held: somebody may have nudged in between.
  const open = (await listRenewed(actor, found, tx)).filter(({ bar }) => bar === null);
  return { data: open.length, audit: await sendNudges(tx, actor, null, open) };
}

/** The weekly round of a hospital that wants one: everything that may be nudged today, one message a branch. */
export const nudgeWeekly = defineJob<unknown>({
  permission: "plan.manage",
  async run(job) {
    if (!isRoundTime(clock.now(), await getWorkCalendar(job.actor))) return;
    const wanted = await job.step(async (tx, actor) => ({ data: await isWanted(tx, actor), audit: [] }));
    if (!wanted) return;
    // A Monday without matters looks again every minute, and finds nothing new until something changes.
    const found = await versioned(job.actor, "matters", () => listMatters(job.actor));
    const count = await job.step((tx, actor) => sendRound(tx, actor, found));
    if (count > 0) deliverNudges(job.actor, null);
  },
  async failed(_tx, _actor, _input, error) {
    log.error({ err: error }, "weekly nudges");
    return { data: null, audit: [] };
  },
});

/** Looks every minute whether the weekly round is due, and whether a message that failed may be tried again. */
export function keepNudging(): void {
  keepDoing("nudges", EVERY_MINUTES, (steward) => {
    nudgeWeekly(steward, null);
    deliverNudges(steward, null);
  });
}
