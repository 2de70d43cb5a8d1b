import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Month, thisMonth } from "@/lib/core/period";
import { hospitalSays } from "@/lib/i18n/translate";
import { findTasksOfYear } from "@/lib/plans/queries/lead-tasks";
import { type TaskWords, wordsOfTask } from "../rules/lead-task";

export const TASK_SELECT = {
  title: true,
  detail: true,
  dueOn: true,
  measure: true,
  baseline: true,
  target: true,
  unit: true,
  figure: true,
  droppedOn: true,
  plan: { select: { id: true, year: true } },
} satisfies Prisma.PlanItemSelect;

type PlannedTask = Prisma.PlanItemGetPayload<{ select: typeof TASK_SELECT }>;

type Leading = { planItemId: string | null; planItem: PlannedTask | null; toMonth: Month | null };

/** A brand is read as it stands today, or as it stood when it ended. */
function yearOf({ toMonth }: Leading): number {
  const today = thisMonth();
  return Number((toMonth !== null && toMonth < today ? toMonth : today).slice(0, 4));
}

async function listKin(actor: Actor, rows: readonly Leading[], client: Tx): Promise<Map<Leading, string>> {
  const kin = new Map<Leading, string>();
  for (const [year, brands] of Map.groupBy(rows, yearOf)) {
    const ids = brands.flatMap(({ planItemId }) => planItemId ?? []);
    if (ids.length === 0) continue;
    const kinOf = await findTasksOfYear(actor, ids, year, client);
    for (const brand of brands) if (brand.planItemId) kin.set(brand, kinOf(brand.planItemId));
  }
  return kin;
}

/**
 * The same brands, each with the task that stands for its own in the plan of the year: a brand chooses once, and goes
 * on with the copy of its task when the next year's plan was made from this one.
 */
export async function listInPlanOfYear<Row extends Leading>(
  actor: Actor,
  rows: readonly Row[],
  client: Tx,
): Promise<Row[]> {
  const kin = await listKin(actor, rows, client);
  const others = [...kin].flatMap(([brand, id]) => (id === brand.planItemId ? [] : [id]));
  if (others.length === 0) return [...rows];
  const found = await client.planItem.findMany({
    where: { hospitalId: actor.hospitalId, id: { in: others } },
    select: { id: true, ...TASK_SELECT },
  });
  const tasks = new Map(found.map((task) => [task.id, task]));
  return rows.map((row) => {
    const task = tasks.get(kin.get(row) ?? "");
    return task ? { ...row, planItemId: task.id, planItem: task } : row;
  });
}

type Led = TaskWords & { planItemId: string | null };

/** The lead task of a brand as a report of the month tells it. */
export async function findTaskOfMonth<Row extends Led>(actor: Actor, row: Row, month: Month, client: Tx): Promise<Row> {
  const { planItemId } = row;
  if (!planItemId) return row;
  const id = (await findTasksOfYear(actor, [planItemId], Number(month.slice(0, 4)), client))(planItemId);
  const where = { hospitalId: actor.hospitalId, id };
  const task = await client.planItem.findFirst({ where, select: TASK_SELECT });
  return { ...row, planItemId: id, ...wordsOfTask(task, row, hospitalSays()) };
}
