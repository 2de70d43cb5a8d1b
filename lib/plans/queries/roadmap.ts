import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addDays, type Day, dayOf, instantOf, today } from "@/lib/core/period";
import { scopePlans } from "../policy";
import { figureMonths } from "../rules/figures";
import { asOf, dayOfPlan, standingOn } from "../rules/state";
import type { FigureBasis } from "../rules/target";
import { daysOfProgress, nodeOf, placeInTree } from "../rules/tree";
import type { ItemState } from "../schema";
import { listItems, type StoredItem } from "./items";
import { type KnownFigure, listKnownFigures } from "./known-figures";
import { getPlan, type PlanHead } from "./plans";
import { getThresholds } from "./thresholds";

export type RoadmapItem = StoredItem & {
  /** 0 for a goal, 1 for a task, 2 for a milestone. */
  depth: number;
  /** The number as it stands; null where none is known. */
  current: number | null;
  /** What a known figure rests on, or why there is none; null for any other number. */
  basis: FigureBasis | null;
  /** 0 to 1; null: unknown. */
  progress: number | null;
  state: ItemState;
  /** Message keys of what the state comes from, the weightiest first. */
  why: string[];
  /** The last day on which something was told or done, of the item or of one below it. */
  lastProgressOn: Day | null;
};

export type Roadmap = { plan: PlanHead; items: RoadmapItem[] };

type Told = { itemId: string; at: Date; value: number | null };

/** Of each item when something was last told, and the number that was told last; up to the end of a day, if one is given. */
async function listTold({ hospitalId }: Actor, planId: string, client: Tx, on?: Day): Promise<Map<string, Told>> {
  const until = on ? instantOf(addDays(on, 1), "00:00") : null;
  const rows = await client.$queryRaw<Told[]>`
    SELECT p."itemId"::text, max(p.at) AS at,
           (array_agg(p.value ORDER BY p.at DESC, p.id DESC) FILTER (WHERE p.value IS NOT NULL))[1]::float8 AS value
    FROM "PlanProgress" p
    JOIN "PlanItem" i ON i."hospitalId" = p."hospitalId" AND i.id = p."itemId"
    WHERE p."hospitalId" = ${hospitalId}::uuid AND i."planId" = ${planId}::uuid
      AND (${until}::timestamptz IS NULL OR p.at < ${until}::timestamptz)
    GROUP BY p."itemId"`;
  return new Map(rows.map((row) => [row.itemId, row]));
}

type Standing = Pick<RoadmapItem, "current" | "basis">;

const basisOf = ({ state, n, low, high }: KnownFigure): FigureBasis => ({ state, n, low, high });

async function listCurrent(actor: Actor, stored: readonly StoredItem[], day: Day, told: Map<string, Told>, client: Tx) {
  const current = new Map<string, Standing>(
    stored.map(({ id, measure }) => [
      id,
      { current: measure === "number" ? (told.get(id)?.value ?? null) : null, basis: null },
    ]),
  );
  const asked = stored.flatMap(({ figure, ...item }) => (figure ? [{ figure, ...item }] : []));
  const figures = await listKnownFigures(
    actor,
    asked.map((item) => ({
      figure: item.figure,
      branchIds: item.ownerBranchId ? [item.ownerBranchId] : null,
      ...figureMonths(item, day),
    })),
    client,
  );
  for (const [index, { id }] of asked.entries()) {
    const figure = figures[index];
    if (figure) current.set(id, { current: figure.value, basis: basisOf(figure) });
  }
  return current;
}

/** The plan of a year; null where there is none that the actor may read. */
export async function findPlanOfYear(actor: Actor, year: number, client: Tx = db): Promise<PlanHead | null> {
  const where = { AND: [scopePlans(actor), { year }] };
  const found = await client.annualPlan.findFirst({ where, select: { id: true } });
  return found && getPlan(actor, found.id, client);
}

/**
 * A plan with all its items as a tree in order, each with its state of today, or of an earlier day by what had been
 * told, done or given up until then; throws NOT_FOUND outside the actor's reach. In a draft nothing binds yet: its items
 * have not started.
 */
export async function getRoadmap(actor: Actor, planId: string, client: Tx = db, on?: Day): Promise<Roadmap> {
  const plan = await getPlan(actor, planId, client);
  const last = dayOfPlan(plan, today());
  const day = on && on < last ? on : last;
  const thresholds = await getThresholds(actor, client);
  const stored = (await listItems(actor, planId, client)).map((item) => (on ? asOf(item, day) : item));
  const told = await listTold(actor, planId, client, on && day);
  const current = await listCurrent(actor, stored, day, told, client);
  const items = stored.map((item) => ({ ...item, ...(current.get(item.id) ?? { current: null, basis: null }) }));
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
