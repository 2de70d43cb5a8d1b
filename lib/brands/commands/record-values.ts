import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { type Month, thisMonth } from "@/lib/core/period";
import { type BrandDetail, getBrand } from "../queries";
import { livesIn, VALUES_AFTER } from "../rules";
import type { RecordValuesInput } from "../schema/indicators";
import { assertWritable } from "./hold-line";

type Saved = { id: string; branchId: string };
type ValueChange = { id: string; title: string; before: number | null; after: number | null };

function assertMonth(brand: BrandDetail, month: Month): void {
  if (!livesIn(brand, month)) throw fieldError("month", "brands.invalid.notLiving");
  if (month > thisMonth()) throw fieldError("month", "brands.invalid.future");
}

/** What the form changes in a month; CONFLICT when another value stands there than it showed. */
async function listChanges(tx: Tx, actor: Actor, { id: brandId, month, values, seen }: RecordValuesInput) {
  const ids = Object.keys(values);
  const found = await tx.brandIndicator.findMany({
    where: { hospitalId: actor.hospitalId, brandId, id: { in: ids } },
    select: { id: true, title: true, figure: true, values: { where: { month }, select: { value: true } } },
    orderBy: { position: "asc" },
  });
  if (found.length < ids.length) throw new AppError("NOT_FOUND", "core.error.notFound");
  if (found.some(({ figure }) => figure)) throw new AppError("INVALID", "brands.invalid.knownByItself");
  const changes = found
    .map(({ id, title, values: [stored] }): ValueChange => {
      return { id, title, before: stored?.value.toNumber() ?? null, after: values[id] ?? null };
    })
    .filter(({ before, after }) => before !== after);
  const stale = changes.some(({ id, before }) => before !== (seen[id] ?? null));
  if (stale) throw await conflictOn(tx, actor, "brand", brandId);
  return changes;
}

async function writeValue(tx: Tx, { hospitalId }: Actor, month: Month, { id, after: value }: ValueChange) {
  const where = { hospitalId_indicatorId_month: { hospitalId, indicatorId: id, month } };
  if (value === null) await tx.brandIndicatorValue.delete({ where });
  else {
    const create = { hospitalId, indicatorId: id, month, value };
    await tx.brandIndicatorValue.upsert({ where, create, update: { value } });
  }
}

/**
 * Writes one month's values of a brand. CONFLICT when somebody wrote another value than the form showed; INVALID for a
 * month of the future, one in which the brand did not live, or long after its end. What stays as it is leaves no trace.
 */
export async function recordValues(tx: Tx, actor: Actor, input: RecordValuesInput): Promise<Outcome<Saved>> {
  const { id, month } = input;
  const { hospitalId } = actor;
  const brand = await getBrand(actor, id, tx);
  const { branchId } = brand;
  assertCanForBranch(actor, "brand.manage", branchId);
  assertWritable(brand, VALUES_AFTER);
  // Held until the end, so that two people's values of a month come one after the other.
  await tx.$queryRaw`SELECT 1 FROM "Brand" WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  assertMonth(brand, month);
  const changes = await listChanges(tx, actor, input);
  for (const change of changes) await writeValue(tx, actor, month, change);
  return { data: { id, branchId }, audit: valuesTrail({ id, branchId, month }, changes) };
}

function valuesTrail(
  { id, branchId, month }: { id: string; branchId: string; month: string },
  changes: readonly ValueChange[],
): AuditDraft[] {
  if (changes.length === 0) return [];
  const line = (pick: (one: ValueChange) => number | null) => changes.map((one) => `${one.title} ${pick(one) ?? "—"}`);
  return [
    {
      action: changes.every(({ before }) => before === null) ? "brand.values" : "brand.correctValues",
      subject: "brand",
      subjectId: id,
      branchId,
      before: { month, values: line(({ before }) => before) },
      after: { month, values: line(({ after }) => after) },
    },
  ];
}
