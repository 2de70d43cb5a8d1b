import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addMonths, type Month, monthsUpTo } from "@/lib/core/period";
import { type KnownFigure, listKnownFigures } from "@/lib/plans/queries/known-figures";
import type { Direction } from "@/lib/plans/schema";
import { type KnownFigureCode, knownFigureOf } from "@/lib/plans/schema/known-figures";
import { getBrand } from "../queries";
import { NO_READING, type Reading, writtenReading } from "../rules/indicators";

export type IndicatorReading = Reading & {
  month: Month;
  /** Where a known figure is opened at its source; null for a value that was written down. */
  href: string | null;
};

export type BrandIndicator = {
  id: string;
  title: string;
  /** Empty where a known figure brings its own. */
  unit: string;
  direction: Direction;
  baseline: number | null;
  target: number;
  figure: KnownFigureCode | null;
  /** The asked month's reading, and the one before it. */
  current: IndicatorReading;
  previous: IndicatorReading;
  /** Readings of the months before, oldest first, the asked one last. */
  course: IndicatorReading[];
};

const ROW = {
  id: true,
  title: true,
  unit: true,
  direction: true,
  baseline: true,
  target: true,
  figure: true,
  values: { select: { month: true, value: true } },
} as const;

function readingOf({ value, state, n, low, high, href }: KnownFigure, month: Month): IndicatorReading {
  return { month, value, state, n, low, high, href };
}

type Asked = { branchId: string; months: readonly Month[] };

async function listKnown(actor: Actor, codes: readonly KnownFigureCode[], { branchId, months }: Asked, client: Tx) {
  const asked = codes.flatMap((figure) => months.map((month) => ({ figure, month })));
  const requests = asked.map(({ figure, month }) => ({ figure, branchIds: [branchId], from: month, to: month }));
  const found = requests.length > 0 ? await listKnownFigures(actor, requests, client) : [];
  const key = (figure: string, month: Month) => `${figure} ${month}`;
  const readings = new Map(
    asked.flatMap(({ figure, month }, index) => {
      const known = found[index];
      return known ? [[key(figure, month), readingOf(known, month)]] : [];
    }),
  );
  return (figure: KnownFigureCode, month: Month) => readings.get(key(figure, month)) ?? blank(month);
}

function blank(month: Month): IndicatorReading {
  return { ...NO_READING, month, href: null };
}

/** The indicators of a brand whose reach was checked, over the `count` months that end with `month`. */
export async function listReadings(
  actor: Actor,
  brand: { id: string; branchId: string },
  { month, count }: { month: Month; count: number },
  client: Tx = db,
): Promise<BrandIndicator[]> {
  const rows = await client.brandIndicator.findMany({
    where: { hospitalId: actor.hospitalId, brandId: brand.id },
    select: ROW,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const months = monthsUpTo(month, Math.max(2, count));
  const codes = [...new Set(rows.flatMap(({ figure }) => knownFigureOf(figure) ?? []))];
  const known = await listKnown(actor, codes, { branchId: brand.branchId, months }, client);
  return rows.map(({ values, baseline, target, figure: stored, ...row }) => {
    const figure = knownFigureOf(stored);
    const written = new Map(values.map((one) => [one.month, one.value.toNumber()]));
    const course = months.map((one) =>
      figure ? known(figure, one) : { ...blank(one), ...writtenReading(written.get(one) ?? null) },
    );
    return {
      ...row,
      baseline: baseline?.toNumber() ?? null,
      target: target.toNumber(),
      figure,
      current: course.at(-1) ?? blank(month),
      previous: course.at(-2) ?? blank(addMonths(month, -1)),
      course,
    };
  });
}

/** The indicators of a brand as they stood in a month, for its report and for Word. Throws NOT_FOUND out of reach. */
export async function listIndicators(
  actor: Actor,
  brandId: string,
  month: Month,
  client: Tx = db,
): Promise<BrandIndicator[]> {
  const brand = await getBrand(actor, brandId, client);
  return listReadings(actor, brand, { month, count: 2 }, client);
}
