import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, dayOf, fromDbDay, lastDayOf, type Month, monthOf } from "@/lib/core/period";
import { figureMonths } from "../rules/figures";
import type { Direction } from "../schema";
import { type KnownFigureCode, knownFigureOf } from "../schema/known-figures";
import { standingsSchema } from "../schema/standings";
import { MEASURED } from "./items";
import { type KnownFigure, listKnownFigures } from "./known-figures";
import { findTasksOfYear } from "./lead-tasks";

/** A task's number as it stood when a month ended. */
export type TaskReading = Pick<KnownFigure, "value" | "state" | "n" | "low" | "high"> & {
  month: Month;
  /** When it was told; null where it is computed, or was not told. */
  toldOn: Day | null;
};

/** What a task of the plan is measured by, and its number month by month. */
export type TaskMeasure = {
  /** Empty where a known figure brings its own. */
  unit: string;
  figure: KnownFigureCode | null;
  /** Whose records a known figure is counted from; null: the Party committee's task, the whole hospital's. */
  ownerBranchId: string | null;
  direction: Direction;
  baseline: number | null;
  target: number;
  /** Where the task stands. */
  href: string;
  readings: TaskReading[];
};

const TASK = {
  ...MEASURED,
  planId: true,
  plan: { select: { closedOn: true, standings: true } },
} satisfies Prisma.PlanItemSelect;

type Measured = Prisma.PlanItemGetPayload<{ select: typeof TASK }>;

const yearOf = (month: Month) => Number(month.slice(0, 4));

/** The task of each month: that of the plan of its year. */
async function listTasks(actor: Actor, taskId: string, months: readonly Month[], client: Tx) {
  const idOf = new Map<number, string>();
  for (const year of new Set(months.map(yearOf))) {
    idOf.set(year, (await findTasksOfYear(actor, [taskId], year, client))(taskId));
  }
  const where = { hospitalId: actor.hospitalId, id: { in: [...idOf.values()] }, measure: { not: "none" as const } };
  const rows = await client.planItem.findMany({ where, select: TASK });
  return (month: Month) => rows.find(({ id }) => id === idOf.get(yearOf(month)));
}

async function toldReader({ hospitalId }: Actor, itemIds: readonly string[], client: Tx) {
  const rows = await client.planProgress.findMany({
    where: { hospitalId, itemId: { in: [...itemIds] }, value: { not: null }, struckAt: null },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { itemId: true, at: true, value: true },
  });
  return (itemId: string, month: Month): TaskReading => {
    const last = rows.find((row) => row.itemId === itemId && monthOf(dayOf(row.at)) <= month);
    if (!last?.value) return untold(month);
    return { ...untold(month), state: "known", value: last.value.toNumber(), toldOn: dayOf(last.at) };
  };
}

function untold(month: Month): TaskReading {
  return { month, value: null, state: "missing", n: null, low: null, high: null, toldOn: null };
}

function requestOf({ ownerBranchId, startsOn, dueOn }: Measured, figure: KnownFigureCode, month: Month) {
  const span = figureMonths({ startsOn: fromDbDay(startsOn), dueOn: fromDbDay(dueOn) }, lastDayOf(month));
  return { figure, branchIds: ownerBranchId ? [ownerBranchId] : null, ...span };
}

/** What a closed plan kept of a task's known figure, for the month of its closing and those after it. */
function keptReading({ id, plan }: Measured, month: Month): TaskReading | null {
  if (!plan.closedOn || month < monthOf(fromDbDay(plan.closedOn))) return null;
  const kept = standingsSchema.nullable().parse(plan.standings)?.[id];
  return kept?.basis ? { ...untold(month), ...kept.basis, value: kept.current } : null;
}

/**
 * What a task of the plan is measured by in the last of some months, with its number at the end of each; null where
 * nothing is measured. A month whose plan measured something else tells nothing. For what belongs to something whose
 * reach was already checked, as the brand that takes the task in hand.
 */
export async function findTaskMeasure(
  actor: Actor,
  taskId: string,
  months: readonly Month[],
  client: Tx = db,
): Promise<TaskMeasure | null> {
  const taskOf = await listTasks(actor, taskId, months, client);
  const task = taskOf(months.at(-1) ?? "");
  if (!task?.target) return null;
  const figure = knownFigureOf(task.figure);
  const alike = months.map((month) => {
    const own = taskOf(month);
    return own?.unit === task.unit && own.figure === task.figure ? { month, own } : { month, own: null };
  });
  const owned = alike.flatMap(({ month, own }) => (own ? [{ month, own }] : []));
  const told = await toldReader(actor, figure ? [] : owned.map(({ own }) => own.id), client);
  const requests = figure ? owned.map(({ month, own }) => requestOf(own, figure, month)) : [];
  const known = requests.length > 0 ? await listKnownFigures(actor, requests, client) : [];
  const computed = new Map(owned.map(({ month }, index) => [month, known[index]]));
  return {
    unit: task.unit ?? "",
    figure,
    ownerBranchId: task.ownerBranchId,
    direction: task.direction ?? "up",
    baseline: task.baseline?.toNumber() ?? null,
    target: task.target.toNumber(),
    href: `/plans/${task.planId}/items/${task.id}`,
    readings: alike.map(({ month, own }) => {
      const kept = own && keptReading(own, month);
      if (kept) return kept;
      const counted = computed.get(month);
      if (counted) return { ...untold(month), ...partsOf(counted) };
      return own ? told(own.id, month) : untold(month);
    }),
  };
}

function partsOf({ value, state, n, low, high }: KnownFigure) {
  return { value, state, n, low, high };
}
