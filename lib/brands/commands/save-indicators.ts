import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { thisMonth } from "@/lib/core/period";
import { findTaskMeasure, type TaskMeasure } from "@/lib/plans/queries/task-measure";
import { getBrand } from "../queries";
import { inOrder } from "../rules/swot";
import { type IndicatorInput, LEAD_TASK, type SaveIndicatorsInput } from "../schema/indicators";
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

/** What the brand's lead task is measured by, where one of the rows goes by it. */
async function findTask(tx: Tx, actor: Actor, { id, rows }: SaveIndicatorsInput): Promise<TaskMeasure | null> {
  if (!Object.values(rows).some(({ figure }) => figure === LEAD_TASK)) return null;
  const { planItemId } = await getBrand(actor, id, tx);
  return planItemId ? findTaskMeasure(actor, planItemId, [thisMonth()], tx) : null;
}

/** A row as it is kept: the measure of the lead task takes its numbers from the plan. */
function filled(row: IndicatorInput, task: TaskMeasure | null): IndicatorInput {
  if (row.figure !== LEAD_TASK || !task) return row;
  const { direction, target, baseline } = task;
  return { ...row, unit: task.unit, direction, target, baseline: baseline ?? undefined };
}

/** The columns of a row that has a title; a known figure brings its own unit. */
function columnsOf({ title, unit, direction, baseline, target, figure }: IndicatorInput) {
  if (!title || target === undefined) return null;
  return {
    title,
    unit: figure && figure !== LEAD_TASK ? "" : (unit ?? ""),
    direction: direction ?? ("up" as const),
    baseline: baseline ?? null,
    target,
    figure: figure ?? null,
  };
}

type Own = Awaited<ReturnType<typeof listStored>>[number];

/**
 * What was written down stays: an indicator with values is neither taken away nor turned into a known figure. It may go
 * on as the measure of the lead task in the same unit.
 */
function assertKeepsValues(key: string, stored: Own | undefined, columns: ReturnType<typeof columnsOf>): void {
  if (!stored || stored._count.values === 0) return;
  if (!columns) throw fieldError(`rows.${key}.title`, "brands.invalid.hasValues");
  const goesOn = stored.figure === LEAD_TASK || stored.unit === columns.unit;
  if (columns.figure === LEAD_TASK ? !goesOn : columns.figure)
    throw fieldError(`rows.${key}.figure`, "brands.invalid.hasValues");
}

type Row = { id: string | undefined; columns: NonNullable<ReturnType<typeof columnsOf>> };

function rowsOf({ rows }: SaveIndicatorsInput, own: ReadonlyMap<string, Own>, task: TaskMeasure | null): Row[] {
  return inOrder(rows).flatMap(([key, typed]) => {
    const row = filled(typed, task);
    if (row.title && row.figure === LEAD_TASK && !task) {
      throw fieldError(`rows.${key}.figure`, "brands.invalid.taskUnmeasured");
    }
    const stored = row.id ? own.get(row.id) : undefined;
    if (row.id && !stored) throw new AppError("CONFLICT", "core.error.changedMeanwhile");
    const columns = columnsOf(row);
    assertKeepsValues(key, stored, columns);
    return columns ? [{ id: row.id, columns }] : [];
  });
}

/**
 * Writes what a brand is measured by. One with values is not taken away, nor turned into a known figure, and the lead
 * task measures only where the plan measures it. CONFLICT on a stale version, INVALID at the row.
 */
export async function saveIndicators(tx: Tx, actor: Actor, input: SaveIndicatorsInput): Promise<Outcome<Saved>> {
  const { id: brandId, version } = input;
  const { hospitalId } = actor;
  const branchId = await holdWritable(tx, actor, brandId);
  await touchBrand(tx, actor, { id: brandId, version });
  const before = await listStored(tx, actor, brandId);
  const rows = rowsOf(input, new Map(before.map((row) => [row.id, row])), await findTask(tx, actor, input));
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
