import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { citationOf, effectiveRule } from "@/lib/organisation/rules";
import type { ShortestTime } from "../rules/stage-days";
import type { StageDay } from "../schema";

const TIMES: readonly [key: string, from: StageDay, to: StageDay][] = [
  ["admission.cultivationMonths", "activistOn", "candidateOn"],
  ["admission.probationMonths", "probationaryOn", "fullOn"],
];

/**
 * The shortest times between two stages by every text that the hospital knows, oldest first: what happened is measured
 * by the text in force at the time. A rule that the hospital does not have asks for nothing.
 */
export async function listShortestTimes(actor: Actor, client: Tx = db): Promise<ShortestTime[]> {
  const rows = await client.regulationRule.findMany({
    where: { hospitalId: actor.hospitalId, key: { in: TIMES.map(([key]) => key) } },
    orderBy: { effectiveOn: "asc" },
  });
  return rows.map(effectiveRule).flatMap((rule) =>
    TIMES.filter(([key]) => key === rule.key).map(([, from, to]) => ({
      from,
      to,
      months: rule.value,
      effectiveOn: rule.effectiveOn,
      article: citationOf(rule),
    })),
  );
}
