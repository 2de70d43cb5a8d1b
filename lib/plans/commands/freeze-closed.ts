import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { defineJob } from "@/lib/core/job";
import { log } from "@/lib/core/log";
import { keepDoing } from "@/lib/core/steward";
import { holdPlan } from "./hold-plan";
import { takeStandings } from "./move-plan";

const DAY_MINUTES = 24 * 60;

/** Keeps with the next plan that nobody has frozen where its items stood when it was closed; false without one. */
async function freezeNext(tx: Tx, actor: Actor): Promise<Outcome<boolean>> {
  const { hospitalId } = actor;
  const [next] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM "AnnualPlan"
    WHERE "hospitalId" = ${hospitalId}::uuid AND status = 'closed' AND standings IS NULL LIMIT 1 FOR UPDATE`;
  if (!next) return { data: false, audit: [] };
  const standings = await takeStandings(tx, actor, await holdPlan(tx, actor, next.id));
  await tx.annualPlan.updateMany({ where: { hospitalId, ...next }, data: { standings } });
  return { data: true, audit: [{ action: "plan.freeze", subject: "plan", subjectId: next.id }] };
}

/** Freezes plans that were closed by a program that kept nothing yet, and those that were loaded as closed. */
export const freezeClosed = defineJob<unknown>({
  permission: "plan.manage",
  async run(job) {
    while (await job.step(freezeNext));
  },
  async failed(_tx, _actor, _input, error) {
    log.error({ err: error }, "freezing closed plans");
    return { data: null, audit: [] };
  },
});

/** At start, and once a day for what could not be frozen then. */
export function keepFrozen(): void {
  keepDoing("closed plans", DAY_MINUTES, (steward) => freezeClosed(steward, null));
}
