import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import {
  addItemAction,
  changeItemAction,
  closePlanAction,
  copyPlanAction,
  createPlanAction,
  dropItemAction,
  issuePlanAction,
  markDoneAction,
  markUndoneAction,
  placeItemAction,
  recordProgressAction,
  removeItemAction,
  removePlanAction,
  strikeProgressAction,
  updatePlanAction,
} from "@/lib/plans/actions";

const ACTIONS = {
  create: createPlanAction,
  update: updatePlanAction,
  remove: removePlanAction,
  issue: issuePlanAction,
  close: closePlanAction,
  copy: copyPlanAction,
  addItem: addItemAction,
  changeItem: changeItemAction,
  dropItem: dropItemAction,
  removeItem: removeItemAction,
  place: placeItemAction,
  tell: recordProgressAction,
  strike: strikeProgressAction,
  done: markDoneAction,
  undone: markUndoneAction,
};

/** Runs an action as an actor: permission, input, transaction and trail as in the application. */
export function act(name: keyof typeof ACTIONS, actor: Actor, input: object): Promise<{ id: string }> {
  return execute<never, { id: string }>(definitionOf(ACTIONS[name]) as never, actor, input);
}

/** An item as the form sends it. */
export function typedItem(changes: object = {}) {
  const days = { startsOn: "2026-01-01", dueOn: "2026-12-31" };
  const measure = { measure: "none", figure: "", unit: "", direction: "up", baseline: "", target: "" };
  return { title: "Item", detail: "", ownerBranchId: "", responsible: "", ...days, ...measure, ...changes };
}

export async function itemVersion(id: string): Promise<number> {
  return (await db.planItem.findFirstOrThrow({ where: { id } })).version;
}

export async function planVersion(id: string): Promise<number> {
  return (await db.annualPlan.findFirstOrThrow({ where: { id } })).version;
}

export type Drafted = { id: string; goal: string; task: string; milestone: string };

/** A draft of a year with a goal, a task of a branch and a milestone below it. */
export async function draftPlan(actor: Actor, year: number, branchId: string): Promise<Drafted> {
  const { id } = await act("create", actor, { year, title: `Plan ${year}`, preface: "" });
  const days = { startsOn: `${year}-01-01`, dueOn: `${year}-12-31` };
  const goal = await act("addItem", actor, typedItem({ ...days, planId: id, title: "Goal" }));
  const own = { ...days, planId: id, ownerBranchId: branchId };
  const task = await act("addItem", actor, typedItem({ ...own, parentId: goal.id, title: "Task" }));
  const due = { dueOn: `${year}-06-30` };
  const milestone = await act("addItem", actor, typedItem({ ...own, ...due, parentId: task.id, title: "Milestone" }));
  return { id, goal: goal.id, task: task.id, milestone: milestone.id };
}

export async function issued(actor: Actor, year: number, branchId: string): Promise<Drafted> {
  const plan = await draftPlan(actor, year, branchId);
  await act("issue", actor, { id: plan.id, version: await planVersion(plan.id) });
  return plan;
}
