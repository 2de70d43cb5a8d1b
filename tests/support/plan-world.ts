import type { RowOf, TableName } from "@/prisma/seed/rows";
import { planItemRow, planProgressRow, planRow } from "./plan-rows";

type Insert = <Table extends TableName>(table: Table, ...rows: RowOf<Table>[]) => Promise<void>;

/** Items of one branch: a drafted task; of an issued plan a task with a milestone that is open and one that is done, and what was told. */
export type BranchItems = { drafted: string; task: string; open: string; done: string; told: string };

export type PlanWorld = { draft: string; issued: string; ofBranch: (branchId: string) => BranchItems };

const DRAFTED = 2191;
const ISSUED = 2193;

function yearOf(year: number) {
  return { startsOn: `${year}-01-01`, dueOn: `${year}-12-31` };
}

/** A draft and an issued plan in which every branch owns a task; both far ahead, so that nothing in them is late. */
export async function buildPlanWorld(
  insert: Insert,
  hospitalId: string,
  branchIds: readonly string[],
): Promise<PlanWorld> {
  const draft = planRow({ hospitalId, year: DRAFTED });
  const issued = planRow({ hospitalId, year: ISSUED, status: "issued" });
  await insert("AnnualPlan", draft, issued);
  const goals = [
    planItemRow({ hospitalId, planId: draft.id, ...yearOf(DRAFTED) }),
    planItemRow({ hospitalId, planId: issued.id, ...yearOf(ISSUED) }),
  ] as const;
  await insert("PlanItem", ...goals);
  const items = new Map<string, BranchItems>();
  for (const ownerBranchId of branchIds) {
    const own = { hospitalId, ownerBranchId };
    const task = { ...own, kind: "task" } as const;
    const drafted = planItemRow({ ...task, planId: draft.id, parentId: goals[0].id, ...yearOf(DRAFTED) });
    const bound = planItemRow({ ...task, planId: issued.id, parentId: goals[1].id, ...yearOf(ISSUED) });
    await insert("PlanItem", drafted, bound);
    const below = { ...own, kind: "milestone", planId: issued.id, parentId: bound.id, ...yearOf(ISSUED) } as const;
    const [open, done] = [planItemRow(below), planItemRow({ ...below, position: 2, doneOn: `${ISSUED}-02-01` })];
    await insert("PlanItem", open, done);
    const told = planProgressRow({ hospitalId, itemId: bound.id });
    await insert("PlanProgress", told);
    items.set(ownerBranchId, { drafted: drafted.id, task: bound.id, open: open.id, done: done.id, told: told.id });
  }
  const none = { drafted: "", task: "", open: "", done: "", told: "" };
  return { draft: draft.id, issued: issued.id, ofBranch: (branchId) => items.get(branchId) ?? none };
}
