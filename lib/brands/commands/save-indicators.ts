import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { inOrder } from "../rules/swot";
import type { IndicatorInput, SaveIndicatorsInput } from "../schema/indicators";
import { holdWritable, touchBrand } from "./hold-line";

type Saved = { id: string; branchId: string };
type Stored = { id: string; title: string; unit: string; baseline: unknown; target: unknown; figure: string | null };

async function listStored(tx: Tx, { hospitalId }: Actor, brandId: string) {
  return tx.brandIndicator.findMany({
    where: { hospitalId, brandId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      title: true,
      unit: true,
      baseline: true,
      target: true,
      figure: true,
      _count: { select: { values: true } },
    },
  });
}

function trailOf(rows: readonly Stored[]): string[] {
  return rows.map(({ title, baseline, target, unit, figure }) => {
    const numbers = [baseline, target].filter((one) => one !== null).join(" → ");
    return `${title} ${numbers} ${figure ?? unit}`;
  });
}

/** The columns of a row that has a title; a known figure brings its own unit. */
function columnsOf({ title, unit, direction, baseline, target, figure }: IndicatorInput) {
  if (!title || target === undefined) return null;
  return {
    title,
    unit: figure ? "" : (unit ?? ""),
    direction: direction ?? ("up" as const),
    baseline: baseline ?? null,
    target,
    figure: figure ?? null,
  };
}

type Own = Awaited<ReturnType<typeof listStored>>[number];

/** What was written down stays: an indicator with values is neither taken away nor turned into a known figure. */
function assertKeepsValues(key: string, stored: Own | undefined, columns: ReturnType<typeof columnsOf>): void {
  if (!stored || stored._count.values === 0) return;
  if (!columns) throw fieldError(`rows.${key}.title`, "brands.invalid.hasValues");
  if (columns.figure) throw fieldError(`rows.${key}.figure`, "brands.invalid.hasValues");
}

type Row = { id: string | undefined; columns: NonNullable<ReturnType<typeof columnsOf>> };

function rowsOf({ rows }: SaveIndicatorsInput, own: ReadonlyMap<string, Own>): Row[] {
  return inOrder(rows).flatMap(([key, row]) => {
    const stored = row.id ? own.get(row.id) : undefined;
    if (row.id && !stored) throw new AppError("CONFLICT", "core.error.changedMeanwhile");
    const columns = columnsOf(row);
    assertKeepsValues(key, stored, columns);
    return columns ? [{ id: row.id, columns }] : [];
  });
}

/**
 * Writes what a brand is measured by. One with values is not taken away, nor turned into a known figure. CONFLICT on a
 * stale version, INVALID at the row.
 */
export async function saveIndicators(tx: Tx, actor: Actor, input: SaveIndicatorsInput): Promise<Outcome<Saved>> {
  const { id: brandId, version } = input;
  const { hospitalId } = actor;
  const branchId = await holdWritable(tx, actor, brandId);
  await touchBrand(tx, actor, { id: brandId, version });
  const before = await listStored(tx, actor, brandId);
  const rows = rowsOf(input, new Map(before.map((row) => [row.id, row])));
  const kept = rows.flatMap(({ id }) => id ?? []);
  // A row that the form did not send goes only where nothing was written down for it.
  await tx.brandIndicator.deleteMany({ where: { hospitalId, brandId, id: { notIn: kept }, values: { none: {} } } });
  for (const [index, { id, columns }] of rows.entries()) {
    const data = { ...columns, position: index + 1 };
    if (id) await tx.brandIndicator.updateMany({ where: { hospitalId, brandId, id }, data });
    else await tx.brandIndicator.create({ data: { hospitalId, brandId, ...data } });
  }
  const after = await listStored(tx, actor, brandId);
  const entry = { action: "brand.indicators", subject: "brand", subjectId: brandId, branchId };
  const change = { before: { indicators: trailOf(before) }, after: { indicators: trailOf(after) } };
  return { data: { id: brandId, branchId }, audit: [{ ...entry, ...change }] };
}
