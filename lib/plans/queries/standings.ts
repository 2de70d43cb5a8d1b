import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addDays, type Day, dayOf, instantOf, today } from "@/lib/core/period";
import { figureMonths } from "../rules/figures";
import { asOf, dayOfPlan, standingOn } from "../rules/state";
import type { FigureBasis } from "../rules/target";
import { daysOfProgress, nodeOf } from "../rules/tree";
import { type Standing, type Standings, standingsSchema } from "../schema/standings";
import type { StoredItem } from "./items";
import { type KnownFigure, listKnownFigures } from "./known-figures";
import type { PlanHead } from "./plans";
import { getThresholds } from "./thresholds";

export type StandingItem = StoredItem & Standing;

type Told = { itemId: string; at: Date; value: number | null };

/** Of each item when something was last told, and the number that was told last; up to the end of a day, if one is given. */
async function listTold({ hospitalId }: Actor, itemIds: string[], client: Tx, on?: Day): Promise<Map<string, Told>> {
  const until = on ? instantOf(addDays(on, 1), "00:00") : null;
  const rows = await client.$queryRaw<Told[]>`
    SELECT p."itemId"::text, max(p.at) AS at,
           (array_agg(p.value ORDER BY p.at DESC, p.id DESC) FILTER (WHERE p.value IS NOT NULL))[1]::float8 AS value
    FROM "PlanProgress" p
    WHERE p."hospitalId" = ${hospitalId}::uuid AND p."itemId" = ANY(${itemIds}::uuid[]) AND p."struckAt" IS NULL
      AND (${until}::timestamptz IS NULL OR p.at < ${until}::timestamptz)
    GROUP BY p."itemId"`;
  return new Map(rows.map((row) => [row.itemId, row]));
}

type Counted = Pick<Standing, "current" | "basis">;

const basisOf = ({ state, n, low, high }: KnownFigure): FigureBasis => ({ state, n, low, high });

async function listCurrent(actor: Actor, stored: readonly StoredItem[], day: Day, told: Map<string, Told>, client: Tx) {
  const current = new Map<string, Counted>(
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

/** Where the items of a plan stood when it was closed; null for one that is not. */
async function findKept({ hospitalId }: Actor, { id, closedOn }: PlanHead, client: Tx): Promise<Standings | null> {
  if (closedOn === null) return null;
  const key = { hospitalId_id: { hospitalId, id } };
  const { standings } = await client.annualPlan.findUniqueOrThrow({ where: key, select: { standings: true } });
  return standingsSchema.nullable().parse(standings);
}

function keptOf(kept: Standings, item: StoredItem): StandingItem {
  const standing = kept[item.id];
  if (!standing) throw new Error("a closed plan keeps where each of its items stood");
  return { ...item, ...standing };
}

/**
 * Where items of a plan stand today, or stood on an earlier day by what had been told, done or given up until then; of a
 * closed plan what was kept when it was closed. All that lies below an item has to be among them. In a draft nothing
 * binds yet: its items have not started.
 */
export async function listStanding(
  actor: Actor,
  plan: PlanHead,
  all: readonly StoredItem[],
  client: Tx = db,
  on?: Day,
): Promise<StandingItem[]> {
  const last = dayOfPlan(plan, today());
  const earlier = on && on < last ? on : undefined;
  const kept = earlier ? null : await findKept(actor, plan, client);
  if (kept) return all.map((item) => keptOf(kept, item));
  const day = earlier ?? last;
  const thresholds = await getThresholds(actor, client);
  const stored = all.map((item) => (on ? asOf(item, day) : item));
  const ids = stored.map(({ id }) => id);
  const told = await listTold(actor, ids, client, on && day);
  const current = await listCurrent(actor, stored, day, told, client);
  const items = stored.map((item) => ({ ...item, ...(current.get(item.id) ?? { current: null, basis: null }) }));
  const draft = { progress: null, state: "notStarted", why: [] } as const;
  const lastDays = daysOfProgress(
    items.map((item) => ({ ...item, toldOn: told.has(item.id) ? dayOf(told.get(item.id)?.at as Date) : null })),
  );
  return items.map((item) => {
    const standing = plan.status === "draft" ? draft : standingOn(nodeOf(item, items), day, thresholds);
    return { ...item, ...standing, why: [...standing.why], lastProgressOn: lastDays.get(item.id) ?? null };
  });
}
