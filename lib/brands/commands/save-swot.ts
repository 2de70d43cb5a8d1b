import "server-only";
import { randomUUID } from "node:crypto";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { getSwot, type Swot } from "../queries/swot";
import { follows, inOrder } from "../rules/swot";
import {
  type EntryInput,
  QUADRANTS,
  type Quadrant,
  type SaveStrategiesInput,
  type SaveSwotInput,
  STRATEGY_KINDS,
  type StrategyInput,
} from "../schema/swot";
import { holdWritable, touchBrand } from "./hold-line";

type Saved = { id: string; branchId: string };

/** The trail keeps what stood there in words, as a person would write it down. */
function trailOf({ entries, strategies }: Swot) {
  const codes = new Map(entries.map(({ id, code }) => [id, code]));
  return {
    swot: entries.map(({ code, text, evidence }) => `${code} ${text}${evidence ? `（${evidence}）` : ""}`),
    strategies: strategies.map(({ kind, text, entryIds }) => {
      const from = entryIds.map((one) => codes.get(one)).join("+");
      return `${kind.toUpperCase()} ${text}（${from}）`;
    }),
  };
}

async function audited(tx: Tx, actor: Actor, about: { id: string; branchId: string; before: Swot; action: string }) {
  const { id, branchId, before, action } = about;
  const after = await getSwot(actor, id, tx);
  return [{ action, subject: "brand", subjectId: id, branchId, before: trailOf(before), after: trailOf(after) }];
}

type EntryRow = {
  id: string;
  quadrant: Quadrant;
  position: number;
  text: string;
  evidence: string;
  figure: string | null;
  figureMonth: string | null;
};

/** Rows of one quadrant as they are stored; an id that is not the brand's own is refused. */
function entryRows(quadrant: Quadrant, rows: Record<string, EntryInput>, own: ReadonlySet<string>): EntryRow[] {
  return inOrder(rows).flatMap(([, { id, text, evidence, figure, month }], index) => {
    if (id && !own.has(id)) throw new AppError("CONFLICT", "core.error.changedMeanwhile");
    if (!text) return [];
    const cited = { figure: figure ?? null, figureMonth: figure ? (month ?? null) : null };
    return [{ id: id ?? randomUUID(), quadrant, position: index + 1, text, evidence, ...cited }];
  });
}

/** An entry that is taken away, or moved, must not leave a strategy without one of its two quadrants. */
function assertStrategiesStand(swot: Swot, rows: readonly EntryRow[], input: SaveSwotInput): void {
  const quadrantOf = new Map(rows.map(({ id, quadrant }) => [id, quadrant]));
  for (const { kind, text, entryIds } of swot.strategies) {
    const left = entryIds.filter((one) => quadrantOf.has(one));
    if (follows(kind, left, quadrantOf)) continue;
    const lost = entryIds.find((one) => !quadrantOf.has(one));
    throw fieldError(pathOf(input, lost) ?? "_form", "brands.invalid.carriesStrategy", { strategy: text });
  }
}

function pathOf(input: SaveSwotInput, id: string | undefined): string | undefined {
  for (const quadrant of QUADRANTS) {
    const found = Object.entries(input[quadrant]).find(([, row]) => row.id !== undefined && row.id === id);
    if (found) return `${quadrant}.${found[0]}.text`;
  }
  return undefined;
}

async function writeEntries(tx: Tx, { hospitalId }: Actor, brandId: string, rows: EntryRow[], own: Set<string>) {
  await tx.swotEntry.deleteMany({ where: { hospitalId, brandId, id: { notIn: rows.map(({ id }) => id) } } });
  const fresh = rows.filter(({ id }) => !own.has(id));
  if (fresh.length > 0) await tx.swotEntry.createMany({ data: fresh.map((row) => ({ hospitalId, brandId, ...row })) });
  for (const { id, ...row } of rows.filter((one) => own.has(one.id))) {
    await tx.swotEntry.updateMany({ where: { hospitalId, brandId, id }, data: row });
  }
}

/**
 * Writes the four quadrants of a brand. CONFLICT on a stale version, INVALID when an entry is taken away from which alone
 * a strategy follows.
 */
export async function saveSwot(tx: Tx, actor: Actor, input: SaveSwotInput): Promise<Outcome<Saved>> {
  const { id, version } = input;
  const branchId = await holdWritable(tx, actor, id);
  await touchBrand(tx, actor, { id, version });
  const before = await getSwot(actor, id, tx);
  const own = new Set(before.entries.map((entry) => entry.id));
  const rows = QUADRANTS.flatMap((quadrant) => entryRows(quadrant, input[quadrant], own));
  assertStrategiesStand(before, rows, input);
  await writeEntries(tx, actor, id, rows, own);
  return { data: { id, branchId }, audit: await audited(tx, actor, { id, branchId, before, action: "brand.swot" }) };
}

type StrategyRow = { path: string; row: StrategyInput & { text: string } };

function written(rows: Record<string, StrategyInput>, path: string): StrategyRow[] {
  return inOrder(rows).flatMap(([key, { text, ...row }]) =>
    text ? [{ path: `${path}.${key}.entries`, row: { ...row, text } }] : [],
  );
}

/** Writes the strategies of a brand, each from entries of its two quadrants. CONFLICT on a stale version. */
export async function saveStrategies(tx: Tx, actor: Actor, input: SaveStrategiesInput): Promise<Outcome<Saved>> {
  const { id: brandId, version } = input;
  const { hospitalId } = actor;
  const branchId = await holdWritable(tx, actor, brandId);
  await touchBrand(tx, actor, { id: brandId, version });
  const before = await getSwot(actor, brandId, tx);
  const quadrantOf = new Map(before.entries.map(({ id, quadrant }) => [id, quadrant]));
  await tx.swotStrategy.deleteMany({ where: { hospitalId, brandId } });
  for (const kind of STRATEGY_KINDS) {
    for (const [index, { path, row }] of written(input[kind], kind).entries()) {
      const { text, entries } = row;
      if (!follows(kind, entries, quadrantOf)) throw fieldError(path, `brands.invalid.follows.${kind}`);
      const place = { kind, position: index + 1, text };
      const { id } = await tx.swotStrategy.create({ data: { hospitalId, brandId, ...place }, select: { id: true } });
      const links = [...new Set(entries)].map((entryId) => ({ hospitalId, strategyId: id, entryId }));
      await tx.swotStrategyEntry.createMany({ data: links });
    }
  }
  const about = { id: brandId, branchId, before, action: "brand.strategies" };
  return { data: { id: brandId, branchId }, audit: await audited(tx, actor, about) };
}
