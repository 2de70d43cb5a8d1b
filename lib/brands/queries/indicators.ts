import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { addMonths, type Day, type Month, monthsUpTo } from "@/lib/core/period";
import { type KnownFigure, listKnownFigures } from "@/lib/plans/queries/known-figures";
import { findTaskMeasure, type TaskMeasure } from "@/lib/plans/queries/task-measure";
import type { Direction } from "@/lib/plans/schema";
import type { KnownFigureCode } from "@/lib/plans/schema/known-figures";
import { getBrand } from "../queries";
import { NO_READING, type Reading, writtenReading } from "../rules/indicators";
import { type IndicatorSource, LEAD_TASK, sourceOf } from "../schema/indicators";

export type IndicatorReading = Reading & {
  month: Month;
  /** Where it is opened at its source; null for a value that was written down here. */
  href: string | null;
  /** Of a lead task's number, when it was told. */
  toldOn: Day | null;
  /** Of a lead task that is not the brand's branch's own: counted from the records of others. */
  ofOthers: boolean;
};

export type BrandIndicator = {
  id: string;
  title: string;
  /** Empty where a known figure brings its own. */
  unit: string;
  direction: Direction;
  baseline: number | null;
  target: number;
  /** Where its values come from; null where they are written down. */
  source: IndicatorSource | null;
  /** The known figure that it is, also by way of the lead task. */
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
} satisfies Prisma.BrandIndicatorSelect;

function readingOf({ value, state, n, low, high, href }: KnownFigure, month: Month): IndicatorReading {
  return { ...blank(month), value, state, n, low, high, href };
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
  return { ...NO_READING, month, href: null, toldOn: null, ofOthers: false };
}

type Row = Prisma.BrandIndicatorGetPayload<{ select: typeof ROW }>;
type Measure = Pick<BrandIndicator, "unit" | "direction" | "baseline" | "target" | "figure">;

/** What the plan says of the lead task, where an indicator is its measure; without one the numbers that were kept. */
function measureOf(
  { unit, direction, baseline, target }: Row,
  figure: KnownFigureCode | null,
  task: TaskMeasure | null,
) {
  const kept: Measure = { unit, direction, baseline: baseline?.toNumber() ?? null, target: target.toNumber(), figure };
  if (!task) return kept;
  return {
    unit: task.unit,
    direction: task.direction,
    baseline: task.baseline,
    target: task.target,
    figure: task.figure,
  };
}

function writtenCourse({ values }: Row, months: readonly Month[]): IndicatorReading[] {
  const written = new Map(values.map((one) => [one.month, one.value.toNumber()]));
  return months.map((month) => ({ ...blank(month), ...writtenReading(written.get(month) ?? null) }));
}

/** Months of which the plan knows nothing keep what was written down for them before. */
function taskCourse(row: Row, task: TaskMeasure | null, { branchId, months }: Asked): IndicatorReading[] {
  const written = writtenCourse(row, months);
  if (!task) return written;
  const ofOthers = task.figure !== null && task.ownerBranchId !== branchId;
  const told = task.readings.map((reading) => ({ ...reading, href: task.href, ofOthers }));
  return told.map((one, index) => (one.state === "missing" ? (written[index] ?? one) : one));
}

type Asking = { id: string; branchId: string; planItemId: string | null };

/** The indicators of a brand whose reach was checked, over the `count` months that end with `month`. */
export async function listReadings(
  actor: Actor,
  brand: Asking,
  { month, count }: { month: Month; count: number },
  client: Tx = db,
): Promise<BrandIndicator[]> {
  const rows = await client.brandIndicator.findMany({
    where: { hospitalId: actor.hospitalId, brandId: brand.id },
    select: ROW,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const months = monthsUpTo(month, Math.max(2, count));
  const sources = new Set(rows.flatMap(({ figure }) => sourceOf(figure) ?? []));
  const codes = [...sources].flatMap((one) => (one === LEAD_TASK ? [] : [one]));
  const asked = { branchId: brand.branchId, months };
  const known = await listKnown(actor, codes, asked, client);
  const measured = brand.planItemId !== null && sources.has(LEAD_TASK);
  const task = measured ? await findTaskMeasure(actor, brand.planItemId ?? "", months, client) : null;
  return rows.map((row): BrandIndicator => {
    const source = sourceOf(row.figure);
    const led = source === LEAD_TASK;
    const figure = led ? null : source;
    const written = () => (figure ? months.map((one) => known(figure, one)) : writtenCourse(row, months));
    const course = led ? taskCourse(row, task, asked) : written();
    return {
      id: row.id,
      title: row.title,
      source,
      ...measureOf(row, figure, led ? task : null),
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
