import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { StoredItem } from "../queries/items";
import { findKnownFigure } from "../queries/known-figures";
import type { ChangeItemInput } from "../schema/items";
import { isCumulative, type KnownFigureCode } from "../schema/known-figures";

export type MeasureColumns = Pick<StoredItem, "measure" | "baseline" | "target" | "unit" | "direction" | "figure">;

type Typed = Pick<ChangeItemInput, "measure" | "baseline" | "target" | "unit" | "direction" | "figure">;

const NONE: MeasureColumns = {
  measure: "none",
  baseline: null,
  target: null,
  unit: null,
  direction: null,
  figure: null,
};

/** The known figure of the year before, where it lies behind the target: nobody has to look it up. */
async function findBaseline(
  tx: Tx,
  actor: Actor,
  figure: KnownFigureCode,
  { branchId, year, target }: { branchId: string | null; year: number; target: number },
): Promise<number | null> {
  const months = { from: `${year - 1}-01`, to: `${year - 1}-12` };
  const { value } = await findKnownFigure(actor, { figure, branchIds: branchId ? [branchId] : null, ...months }, tx);
  return value !== null && (isCumulative(figure) || value < target) ? value : null;
}

/** What an item is measured by, as columns: only what the chosen measure needs. */
export async function chooseMeasure(
  tx: Tx,
  actor: Actor,
  typed: Typed,
  { branchId, year }: { branchId: string | null; year: number },
): Promise<MeasureColumns> {
  const { measure, figure, baseline, target, unit, direction } = typed;
  if (measure === "none" || target === undefined) return NONE;
  if (measure === "number") {
    return { ...NONE, measure, target, baseline: baseline ?? null, unit: unit ?? null, direction: direction ?? "up" };
  }
  if (!figure) return NONE;
  const known = baseline ?? (await findBaseline(tx, actor, figure, { branchId, year, target }));
  return { ...NONE, measure, target, baseline: known, direction: "up", figure };
}
