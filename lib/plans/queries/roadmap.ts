import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, dayOf, fromDbDay, fromDbDayOrNull, type Month, monthOf, today } from "@/lib/core/period";
import { scopePlans } from "../policy";
import { standingOn } from "../rules/state";
import { daysOfProgress, nodeOf, placeInTree } from "../rules/tree";
import type { Direction, ItemKind, ItemState, Measure } from "../schema";
import { type KnownFigureCode, knownFigureOf } from "../schema/known-figures";
import { readKnownFigures } from "./known-figures";
import { getPlan, type PlanHead } from "./plans";
import { getThresholds } from "./thresholds";

export type RoadmapItem = {
  id: string;
  kind: ItemKind;
  parentId: string | null;
  /** 0 for a goal, 1 for a task, 2 for a milestone. */
  depth: number;
  position: number;
  title: string;
  detail: string;
  /** Null: the Party committee. */
  ownerBranchId: string | null;
  ownerName: string | null;
  ownerDissolved: boolean;
  coOwners: { id: string; name: string }[];
  responsible: string;
  startsOn: Day;
  dueOn: Day;
  doneOn: Day | null;
  droppedOn: Day | null;
  measure: Measure;
  baseline: number | null;
  target: number | null;
  /** Of a number that is written down; a known figure has the unit of `FIGURE_UNITS`. */
  unit: string | null;
  direction: Direction | null;
  figure: KnownFigureCode | null;
  /** The number as it stands; null where none is known. */
  current: number | null;
  /** 0 to 1; null: unknown. */
  progress: number | null;
  state: ItemState;
  /** Message keys of what the state comes from, the weightiest first. */
  why: string[];
  /** The last day on which something was told or done, of the item or of one below it. */
  lastProgressOn: Day | null;
  version: number;
};

export type Roadmap = { plan: PlanHead; items: RoadmapItem[] };

type Told = { itemId: string; at: Date; value: number | null };

/** Of each item when something was last told, and the number that was told last. */
async function listTold({ hospitalId }: Actor, planId: string, client: Tx): Promise<Map<string, Told>> {
  const rows = await client.$queryRaw<Told[]>`
    SELECT p."itemId"::text, max(p.at) AS at,
           (array_agg(p.value ORDER BY p.at DESC, p.id DESC) FILTER (WHERE p.value IS NOT NULL))[1]::float8 AS value
    FROM "PlanProgress" p
    JOIN "PlanItem" i ON i."hospitalId" = p."hospitalId" AND i.id = p."itemId"
    WHERE p."hospitalId" = ${hospitalId}::uuid AND i."planId" = ${planId}::uuid
    GROUP BY p."itemId"`;
  return new Map(rows.map((row) => [row.itemId, row]));
}

async function listStored({ hospitalId }: Actor, planId: string, client: Tx) {
  const rows = await client.planItem.findMany({
    where: { hospitalId, planId },
    orderBy: [{ position: "asc" }, { startsOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      parentId: true,
      position: true,
      title: true,
      detail: true,
      ownerBranchId: true,
      responsible: true,
      startsOn: true,
      dueOn: true,
      doneOn: true,
      droppedOn: true,
      measure: true,
      baseline: true,
      target: true,
      unit: true,
      direction: true,
      figure: true,
      version: true,
      ownerBranch: { select: { name: true, dissolvedOn: true } },
      coOwners: { select: { branch: { select: { id: true, name: true } } }, orderBy: { branch: { name: "asc" } } },
    },
  });
  return rows.map(({ ownerBranch, coOwners, ...row }) => ({
    ...row,
    ownerName: ownerBranch?.name ?? null,
    ownerDissolved: ownerBranch !== null && ownerBranch.dissolvedOn !== null,
    coOwners: coOwners.map(({ branch }) => branch),
    startsOn: fromDbDay(row.startsOn),
    dueOn: fromDbDay(row.dueOn),
    doneOn: fromDbDayOrNull(row.doneOn),
    droppedOn: fromDbDayOrNull(row.droppedOn),
    baseline: row.baseline?.toNumber() ?? null,
    target: row.target?.toNumber() ?? null,
    figure: knownFigureOf(row.figure),
  }));
}

type Stored = Awaited<ReturnType<typeof listStored>>[number];

/** The months a known figure of an item is made of: its own, up to a day. */
export function figureMonths({ startsOn, dueOn }: { startsOn: Day; dueOn: Day }, day: Day): { from: Month; to: Month } {
  return { from: monthOf(startsOn), to: monthOf(dueOn < day ? dueOn : day) };
}

async function listCurrent(actor: Actor, stored: readonly Stored[], day: Day, told: Map<string, Told>, client: Tx) {
  const current = new Map(stored.map(({ id, measure }) => [id, measure === "number" ? told.get(id)?.value : null]));
  const asked = stored.flatMap(({ figure, ...item }) => (figure ? [{ figure, ...item }] : []));
  const figures = await readKnownFigures(
    actor,
    asked.map((item) => ({
      figure: item.figure,
      branchIds: item.ownerBranchId ? [item.ownerBranchId] : null,
      ...figureMonths(item, day),
    })),
    client,
  );
  for (const [index, { id }] of asked.entries()) current.set(id, figures[index]?.value);
  return current;
}

/** The plan of a year; null where there is none that the actor may read. */
export async function findPlanOfYear(actor: Actor, year: number, client: Tx = db): Promise<PlanHead | null> {
  const where = { AND: [scopePlans(actor), { year }] };
  const found = await client.annualPlan.findFirst({ where, select: { id: true } });
  return found && getPlan(actor, found.id, client);
}

/** The day on which a plan is looked at: today, or the one on which it was closed. */
export function dayOfPlan({ closedOn }: Pick<PlanHead, "closedOn">): Day {
  return closedOn ?? today();
}

/**
 * A plan with all its items as a tree in order, each with its state of today; throws NOT_FOUND outside the actor's
 * reach. In a draft nothing binds yet: its items have not started.
 */
export async function getRoadmap(actor: Actor, planId: string, client: Tx = db): Promise<Roadmap> {
  const plan = await getPlan(actor, planId, client);
  const day = dayOfPlan(plan);
  const thresholds = await getThresholds(actor, client);
  const stored = await listStored(actor, planId, client);
  const told = await listTold(actor, planId, client);
  const current = await listCurrent(actor, stored, day, told, client);
  const items = stored.map((item) => ({ ...item, current: current.get(item.id) ?? null }));
  const draft = { progress: null, state: "notStarted", why: [] } as const;
  const lastDays = daysOfProgress(
    items.map((item) => ({ ...item, toldOn: told.has(item.id) ? dayOf(told.get(item.id)?.at as Date) : null })),
  );
  return {
    plan,
    items: placeInTree(items).map((item) => {
      const standing = plan.status === "draft" ? draft : standingOn(nodeOf(item, items), day, thresholds);
      return { ...item, ...standing, why: [...standing.why], lastProgressOn: lastDays.get(item.id) ?? null };
    }),
  };
}
