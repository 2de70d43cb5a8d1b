import "server-only";
import { type Actor, can } from "@/lib/core/actor";
import { versioned } from "@/lib/core/versioned";
import { canManagePlans } from "../policy";
import { countMatters } from "../rules/supervision";
import { listNudgesFor, type Nudge } from "./nudges";
import { listMatters, type Matter } from "./supervision";

export type PlanToday = {
  /** Nudges that wait to be seen in the own branches. */
  nudges: Nudge[];
  /** What is late or due soon in the own branches, unless a nudge above names it already. */
  own: Matter[];
  /** For those who manage the plan: how much there is to look after; null for others. */
  office: ReturnType<typeof countMatters> | null;
};

/** What the year's plan asks of this person today. */
export async function getPlanToday(actor: Actor): Promise<PlanToday> {
  const manages = canManagePlans(actor);
  const answers = can(actor, "plan.progress") && actor.branchIds.length > 0;
  if (!manages && !answers) return { nudges: [], own: [], office: null };
  const matters = await versioned(actor, "matters", () => listMatters(actor));
  const nudges = await listNudgesFor(actor, matters);
  const named = new Set(nudges.flatMap((nudge) => nudge.matters.map(({ itemId }) => itemId)));
  const own = matters.filter(
    ({ id, ownerBranchId, days }) =>
      ownerBranchId !== null &&
      actor.branchIds.includes(ownerBranchId) &&
      !named.has(id) &&
      (days.late !== null || days.dueSoon !== null),
  );
  return { nudges, own, office: manages ? countMatters(matters) : null };
}
