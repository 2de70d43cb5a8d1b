import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { listRules } from "@/lib/organisation/queries/hospital";
import { DEFAULT_THRESHOLDS, type Thresholds } from "../rules/state";

/** The hospital's numbers for late, quiet and due soon: rules `plan.*`. */
export async function getThresholds(actor: Actor, client: Tx = db): Promise<Thresholds> {
  const rules = new Map((await listRules(actor, client)).map(({ key, value }) => [key, value]));
  return {
    lagPoints: rules.get("plan.lagPoints") ?? DEFAULT_THRESHOLDS.lagPoints,
    quietDays: rules.get("plan.quietDays") ?? DEFAULT_THRESHOLDS.quietDays,
    dueSoonDays: rules.get("plan.dueSoonDays") ?? DEFAULT_THRESHOLDS.dueSoonDays,
  };
}
