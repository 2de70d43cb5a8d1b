import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMonths, type Month, thisMonth } from "@/lib/core/period";
import { listKnownFigures } from "@/lib/plans/queries/known-figures";
import { type KnownFigureCode, knownFigureOf } from "@/lib/plans/schema/known-figures";
import { type BrandDetail, listShownDetails } from "../queries";
import { type Reading, writtenReading } from "../rules/indicators";
import type { BrandFilters } from "../schema";

/** A measure as everybody may read it, as it stood in the month before this. */
export type ShownIndicator = { title: string; unit: string; figure: KnownFigureCode | null; target: number } & Reading;

/** What whoever may not read a brand in full is shown of it: the same as its public page would show. */
export type ShownBrand = Pick<
  BrandDetail,
  | "id"
  | "branchName"
  | "name"
  | "slogan"
  | "idea"
  | "work"
  | "leadTask"
  | "leadTaskTarget"
  | "leadTaskDueOn"
  | "planItemId"
  | "plan"
  | "fromMonth"
  | "logo"
> & { indicators: ShownIndicator[] };

type Measure = Omit<ShownIndicator, keyof Reading> & { brandId: string; branchId: string; written: number | null };

async function listMeasures({ hospitalId }: Actor, brandIds: readonly string[], month: Month): Promise<Measure[]> {
  const rows = await db.brandIndicator.findMany({
    where: { hospitalId, brandId: { in: [...brandIds] } },
    select: {
      brandId: true,
      brand: { select: { branchId: true } },
      title: true,
      unit: true,
      target: true,
      figure: true,
      values: { where: { month }, select: { value: true } },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ brand, target, figure, values, ...row }) => {
    const written = values[0]?.value.toNumber() ?? null;
    return { ...row, branchId: brand.branchId, target: target.toNumber(), figure: knownFigureOf(figure), written };
  });
}

/** With as few reads as one brand takes: all known figures are asked for at once. */
async function listIndicatorsOf(actor: Actor, brandIds: readonly string[], month: Month) {
  const measures = await listMeasures(actor, brandIds, month);
  const known = measures.flatMap(({ figure, branchId }) => (figure ? [{ figure, branchId }] : []));
  const span = { from: month, to: month };
  const figures = await listKnownFigures(
    actor,
    known.map(({ figure, branchId }) => ({ figure, branchIds: [branchId], ...span })),
  );
  const readings = figures.values();
  const shown = measures.map(({ brandId, branchId: _, written, ...measure }) => {
    const { value, state, n, low, high } = (measure.figure && readings.next().value) || writtenReading(written);
    return { brandId, indicator: { ...measure, value, state, n, low, high } };
  });
  return Map.groupBy(shown, ({ brandId }) => brandId);
}

function cardOf(brand: BrandDetail, indicators: ShownIndicator[]): ShownBrand {
  const { id, branchName, name, slogan, idea, work, fromMonth, logo } = brand;
  const { leadTask, publicTarget, leadTaskDueOn, planItemId, plan } = brand;
  const task = { leadTask, leadTaskTarget: publicTarget, leadTaskDueOn, planItemId, plan };
  return { id, branchName, name, slogan, idea, work, ...task, fromMonth, logo, indicators };
}

/** Living brands of the branches whose brands the actor may not read in full, by branch name; as many as are shown. */
export async function listShownBrands(actor: Actor, filters: BrandFilters): Promise<ShownBrand[]> {
  const brands = await listShownDetails(actor, filters);
  const indicators = await listIndicatorsOf(
    actor,
    brands.map(({ id }) => id),
    addMonths(thisMonth(), -1),
  );
  return brands.map((brand) =>
    cardOf(
      brand,
      (indicators.get(brand.id) ?? []).map(({ indicator }) => indicator),
    ),
  );
}
