import { addDays, instantOf } from "@/lib/core/period";
import { idOf } from "./chance";
import { branchId } from "./organisation";
import type { PlanPeople, PlanRows } from "./plans";
import type { RowOf } from "./rows";
import { userId } from "./users";
import type { World } from "./world";

/** Long enough ago for the same matters to be nudged again today. */
const DAYS_AGO = 9;

/** The office nudged once about the milestones that were late then; the branches have seen it. */
export function withNudges(world: World, plans: PlanRows, people: PlanPeople) {
  const { hospitalId } = world;
  const onDay = addDays(world.today, -DAYS_AGO);
  const issued = new Set(plans.AnnualPlan.filter(({ status }) => status === "issued").map(({ id }) => id));
  const late = plans.PlanItem.filter(
    (item) =>
      issued.has(item.planId) && item.kind === "milestone" && !item.doneOn && !item.droppedOn && item.dueOn < onDay,
  );
  const nudged = [...people.secretaries].flatMap(([branch, secretary]) => {
    const own = late.filter(({ ownerBranchId }) => ownerBranchId === branchId(branch));
    return own.length === 0 ? [] : [{ id: idOf(`nudge/${branch}`), branch, secretary, own }];
  });
  return {
    ...plans,
    NudgeMessage: nudged.map(
      ({ id, branch, secretary }): RowOf<"NudgeMessage"> => ({
        hospitalId,
        id,
        branchId: branchId(branch),
        at: instantOf(onDay, "09:10").toISOString(),
        actorId: userId("committee"),
        actorName: people.office,
        seenAt: instantOf(onDay, "12:40").toISOString(),
        seenByName: secretary,
      }),
    ),
    PlanNudge: nudged.flatMap(({ id, own }) =>
      own.map((item): RowOf<"PlanNudge"> => ({ hospitalId, messageId: id, itemId: item.id, reason: "late", onDay })),
    ),
  };
}
