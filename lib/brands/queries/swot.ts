import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Month } from "@/lib/core/period";
import { type KnownFigure, listKnownFigures } from "@/lib/plans/queries/known-figures";
import { type KnownFigureCode, knownFigureOf } from "@/lib/plans/schema/known-figures";
import { getBrand } from "../queries";
import { entryCode } from "../rules/swot";
import type { Quadrant, StrategyKind } from "../schema/swot";

export type SwotEntry = {
  id: string;
  quadrant: Quadrant;
  /** S1, W2 … by its place in its quadrant. */
  code: string;
  text: string;
  /** In words; empty where the figure alone bears it out. */
  evidence: string;
  figure: { code: KnownFigureCode; month: Month; known: KnownFigure } | null;
};

export type SwotStrategy = { id: string; kind: StrategyKind; text: string; entryIds: string[] };

export type Swot = { entries: SwotEntry[]; strategies: SwotStrategy[] };

async function listEntries(actor: Actor, brandId: string, branchId: string, client: Tx): Promise<SwotEntry[]> {
  const rows = await client.swotEntry.findMany({
    where: { hospitalId: actor.hospitalId, brandId },
    select: { id: true, quadrant: true, text: true, evidence: true, figure: true, figureMonth: true },
    orderBy: [{ quadrant: "asc" }, { position: "asc" }, { id: "asc" }],
  });
  const cited = rows.flatMap(({ id, figure, figureMonth }) => {
    const code = knownFigureOf(figure);
    return code && figureMonth ? [{ id, code, month: figureMonth }] : [];
  });
  const requests = cited.map(({ code, month }) => ({ figure: code, branchIds: [branchId], from: month, to: month }));
  const known = requests.length > 0 ? await listKnownFigures(actor, requests, client) : [];
  const figures = new Map(
    cited.flatMap(({ id, code, month }, index) => {
      const found = known[index];
      return found ? [[id, { code, month, known: found }]] : [];
    }),
  );
  const counted = new Map<Quadrant, number>();
  return rows.map(({ id, quadrant, text, evidence }) => {
    const index = counted.get(quadrant) ?? 0;
    counted.set(quadrant, index + 1);
    return { id, quadrant, code: entryCode(quadrant, index), text, evidence, figure: figures.get(id) ?? null };
  });
}

/** A brand's SWOT: entries with their evidence, and the strategies that follow. Throws NOT_FOUND out of reach. */
export async function getSwot(actor: Actor, brandId: string, client: Tx = db): Promise<Swot> {
  const { branchId } = await getBrand(actor, brandId, client);
  const entries = await listEntries(actor, brandId, branchId, client);
  const strategies = await client.swotStrategy.findMany({
    where: { hospitalId: actor.hospitalId, brandId },
    select: { id: true, kind: true, text: true, entries: { select: { entryId: true } } },
    orderBy: [{ kind: "asc" }, { position: "asc" }, { id: "asc" }],
  });
  const order = new Map(entries.map(({ id }, index) => [id, index]));
  return {
    entries,
    strategies: strategies.map(({ entries: links, ...strategy }) => ({
      ...strategy,
      entryIds: links.map(({ entryId }) => entryId).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    })),
  };
}
