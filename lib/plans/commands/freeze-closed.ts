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

/** Closed plans that nobody has frozen. */
async function listUnfrozen(tx: Tx, { hospitalId }: Actor): Promise<Outcome<string[]>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM "AnnualPlan"
    WHERE "hospitalId" = ${hospitalId}::uuid AND status = 'closed' AND standings IS NULL ORDER BY year`;
  return { data: rows.map(({ id }) => id), audit: [] };
}

/** Keeps with a plan where its items stood when it was closed, unless somebody did meanwhile. */
async function freeze(tx: Tx, actor: Actor, id: string): Promise<Outcome<null>> {
  const { hospitalId } = actor;
  const free = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "AnnualPlan"
    WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${id}::uuid AND standings IS NULL FOR UPDATE`;
  if (free.length === 0) return { data: null, audit: [] };
  const standings = await takeStandings(tx, actor, await holdPlan(tx, actor, id));
  await tx.annualPlan.updateMany({ where: { hospitalId, id }, data: { standings } });
  return { data: null, audit: [{ action: "plan.freeze", subject: "plan", subjectId: id }] };
}

/**
 * Freezes plans that were closed by a program that kept nothing yet, and those that were loaded as closed. One that
 * cannot be computed holds up no other.
 */
export const freezeClosed = defineJob<unknown>({
  permission: "plan.manage",
  async run(job) {
    for (const id of await job.step(listUnfrozen)) {
      await job
        .step((tx, actor) => freeze(tx, actor, id))
        .catch((error) => log.error({ err: error, id }, "freezing a closed plan"));
    }
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
