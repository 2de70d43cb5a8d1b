import pg from "pg";
import { insertRows } from "@/prisma/seed/insert";
import type { RowOf } from "@/prisma/seed/rows";
import { planItemRow, planRow } from "./plan-rows";

type Home = { hospitalId: string; own: { branchId: string }; other: { branchId: string } };

/** A plan with one goal of the Party committee and three tasks below it. */
export type PlanWorld = {
  planId: string;
  year: number;
  goalId: string;
  /** March to June, of the hospital's own branch; the other branch helps. */
  taskId: string;
  /** Below it: due on 10 April, due on its last day, and one that was given up. */
  milestones: { first: string; last: string; dropped: string };
  /** Of the other branch, and of the Party committee. */
  otherTaskId: string;
  committeeTaskId: string;
};

/** Builds the plan by plain SQL, so that no rule under test has a say in it. */
export async function buildPlan(
  url: string,
  { hospitalId, own, other }: Home,
  given: { year: number; status: "draft" | "issued" | "closed" },
): Promise<PlanWorld> {
  const { year } = given;
  const plan = planRow({ hospitalId, ...given });
  const at = { hospitalId, planId: plan.id };
  const on = (startsOn: string, dueOn: string) => ({ startsOn: `${year}-${startsOn}`, dueOn: `${year}-${dueOn}` });
  const goal = planItemRow({ ...at, title: "Goal", ...on("02-01", "11-30") });
  const inGoal = { ...at, kind: "task" as const, parentId: goal.id };
  const task = planItemRow({ ...inGoal, title: "Task", ownerBranchId: own.branchId, ...on("03-01", "06-30") });
  const inTask = { ...at, kind: "milestone" as const, parentId: task.id, ownerBranchId: own.branchId };
  const first = planItemRow({ ...inTask, title: "First", ...on("04-10", "04-10") });
  const last = planItemRow({ ...inTask, title: "Last", position: 2, ...on("06-30", "06-30") });
  const dropped = planItemRow({
    ...inTask,
    title: "Given up",
    position: 3,
    ...on("05-01", "05-01"),
    droppedOn: `${year}-04-20`,
  });
  const otherTask = planItemRow({
    ...inGoal,
    title: "Other",
    position: 2,
    ownerBranchId: other.branchId,
    ...on("03-01", "09-30"),
  });
  const committeeTask = planItemRow({ ...inGoal, title: "Committee", position: 3, ...on("05-01", "10-31") });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await insertRows(client, "AnnualPlan", [plan]);
    const items: RowOf<"PlanItem">[][] = [[goal], [task, otherTask, committeeTask], [first, last, dropped]];
    for (const level of items) await insertRows(client, "PlanItem", level);
    await insertRows(client, "PlanCoOwner", [{ hospitalId, itemId: task.id, branchId: other.branchId }]);
  } finally {
    await client.end();
  }
  return {
    planId: plan.id,
    year,
    goalId: goal.id,
    taskId: task.id,
    milestones: { first: first.id, last: last.id, dropped: dropped.id },
    otherTaskId: otherTask.id,
    committeeTaskId: committeeTask.id,
  };
}
