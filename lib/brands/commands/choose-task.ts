import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { hospitalSays } from "@/lib/i18n/translate";
import { TASK_SELECT } from "../queries/planned-tasks";
import { measuredTarget } from "../rules/lead-task";

type Wish = {
  planItemId?: string | undefined;
  leadTask?: string | undefined;
  leadTaskTarget?: string | undefined;
  leadTaskDueOn?: string | undefined;
};

/** The columns of a brand's lead task; what the plan says is kept beside it for searching and sorting. */
export type LeadTask = { planItemId: string | null; leadTask: string; leadTaskTarget: string; leadTaskDueOn: Date };

/** What a brand had in hand before it is changed. */
type Kept = { planItemId: string | null; ownTarget: string };

async function findTask(tx: Tx, { hospitalId }: Actor, id: string, branchId: string, kept: boolean) {
  return tx.planItem.findFirst({
    where: {
      hospitalId,
      id,
      kind: "task",
      OR: [{ ownerBranchId: branchId }, { coOwners: { some: { branchId } } }],
      // One that was chosen before stays, also when the plan was closed or the task given up.
      ...(kept ? {} : { droppedOn: null, plan: { status: "issued" } }),
    },
    select: TASK_SELECT,
  });
}

/**
 * What a brand takes in hand: a task of an issued plan that its branch owns or shares, or its own words. Throws INVALID
 * at `planItemId` for any other task, whose it may be.
 */
export async function chooseTask(
  tx: Tx,
  actor: Actor,
  { branchId, wish, kept }: { branchId: string; wish: Wish; kept: Kept | null },
): Promise<LeadTask> {
  const { planItemId, leadTask = "", leadTaskTarget = "", leadTaskDueOn = "" } = wish;
  if (!planItemId) return { planItemId: null, leadTask, leadTaskTarget, leadTaskDueOn: toDbDay(leadTaskDueOn) };
  const own = planItemId === kept?.planItemId ? kept : null;
  const task = await findTask(tx, actor, planItemId, branchId, own !== null);
  if (!task) throw fieldError("planItemId", "brands.invalid.planTask");
  // What the plan says of a task beside its measure stays there: the brand's own words are read by everybody.
  const target = measuredTarget(task, hospitalSays()) || leadTaskTarget || own?.ownTarget || task.title;
  return { planItemId, leadTask: task.title, leadTaskTarget: target, leadTaskDueOn: task.dueOn };
}
