import {
  axisNumber,
  type ChartCell,
  type ChartModel,
  rangeOf,
  shortMonth,
  text,
} from "@/components/charts/chart-model";
import { intervalCell, nCell } from "@/components/charts/figure-words";
import { stackSvg } from "@/components/charts/stack";
import { trendSvg } from "@/components/charts/trend";
import type { TrendMarks, TrendSeries } from "@/components/charts/trend-lines";
import type { Month } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { PopulationView, TrendPoint } from "@/lib/satisfaction/rules/views";
import { basisHref, type FigurePlace, figureCell, valueText, type Words } from "./board-words";

/** Patients above, staff with their care below, each on its own scale. */
const HEIGHT = { patients: 140, staff: 146 };

/** What was done for staff in a month. */
export type CareCount = { month: Month; actions: number };

/** One line over time. */
export function trendSeries(trend: readonly TrendPoint[], label: string, href: (month: Month) => string): TrendSeries {
  const known = trend.map(({ figure }) => (figure.state === "known" ? figure : null));
  return {
    id: label,
    label,
    values: known.map((figure) => figure?.value ?? null),
    low: known.map((figure) => figure?.interval?.low ?? null),
    high: known.map((figure) => figure?.interval?.high ?? null),
    breaks: trend.map(({ broken }) => broken),
    href: (index) => href(trend[index]?.month ?? ""),
  };
}

const hrefOf = (population: PopulationView["population"], month: Month, place: FigurePlace = null) =>
  basisHref({ population, place, from: month, to: month });

function newestOf({ trend, population }: PopulationView, words: Words): string {
  const newest = trend.findLast(({ figure }) => figure.state === "known");
  const name = words.t(`board.short.${population}`);
  if (!newest) return words.t("board.trend.nothing", { name });
  const said = { name, value: valueText(newest.figure, words), month: shortMonth(newest.month, words.locale) };
  return words.t("board.trend.finding", said);
}

function marksOf(months: readonly Month[], care: readonly CareCount[], { t, locale }: Words): TrendMarks | undefined {
  const items = months.flatMap((month, index) => {
    const count = care.filter((one) => one.month === month).reduce((sum, one) => sum + one.actions, 0);
    if (count === 0) return [];
    const tip = t("board.trend.careTip", { month: formatMonth(month, locale), count });
    return [{ index, count, tip, href: `/care?from=${month}&to=${month}` }];
  });
  return items.length > 0 ? { label: t("board.trend.care"), items } : undefined;
}

/** The values decide the axis; wide intervals of few answers are cut at its edge. */
function axisOf(series: readonly TrendSeries[]) {
  const { min, max } = rangeOf(series.flatMap(({ values }) => values));
  return { label: "", format: axisNumber, min, max };
}

/** The three populations over twelve months, and beneath them the care for staff. */
export function trendChart(board: SatisfactionBoard, care: readonly CareCount[], words: Words): ChartModel {
  const { t, locale } = words;
  const { outpatient, inpatient, staff } = board.populations;
  const views = [inpatient, outpatient, staff];
  const months = staff.trend.map(({ month }) => month);
  const title = t("board.trend.title");
  const finding = views.map((view) => newestOf(view, words)).join(t("board.and"));
  const series = views.map(({ trend, population }) =>
    trendSeries(trend, t(`population.${population}`), (month) => hrefOf(population, month)),
  );
  const marks = marksOf(months, care, words);
  const known = views.flatMap(({ trend }) => trend).filter(({ figure }) => figure.state === "known");
  return {
    id: "trend",
    title,
    finding,
    draw: (size) => {
      const common = {
        size,
        desc: finding,
        labels: months.map((month) => shortMonth(month, locale)),
        breakLabel: t("board.trend.broken"),
      };
      const height = (panel: keyof typeof HEIGHT) => (size === "half" ? HEIGHT[panel] : 220);
      const patients = series.slice(0, 2);
      const below = series.slice(2).map((one) => ({ ...one, order: 2 }));
      return stackSvg({ title, desc: finding, linked: true }, [
        trendSvg({ ...common, title, height: height("patients"), y: axisOf(patients), series: patients }),
        trendSvg({ ...common, title, height: height("staff"), y: axisOf(below), series: below, marks }),
      ]);
    },
    columns: [
      { header: t("field.month") },
      ...views.flatMap(({ population }) => [
        { header: t(`population.${population}`), numFmt: "0.00" },
        { header: t("board.places.n"), numFmt: "#,##0" },
        { header: t("board.places.interval") },
      ]),
      ...(marks ? [{ header: t("board.trend.care"), numFmt: "0" }] : []),
    ],
    rows: months.map((month, index) => rowOf(month, index, views, marks, words)),
    n: t("board.trend.n", { known: known.length, all: views.length * months.length }),
    definition: [t("board.trend.definition"), marks ? t("board.trend.careDefinition") : ""].join(""),
  };
}

function rowOf(
  month: Month,
  index: number,
  views: readonly PopulationView[],
  marks: TrendMarks | undefined,
  words: Words,
): ChartCell[] {
  const count = marks?.items.find((one) => one.index === index)?.count ?? 0;
  return [
    text(formatMonth(month, words.locale)),
    ...views.flatMap(({ trend, population }) => {
      const figure = trend[index]?.figure ?? { state: "missing" as const };
      return [figureCell(figure, words, hrefOf(population, month)), nCell(figure, words), intervalCell(figure)];
    }),
    ...(marks ? [{ text: String(count), value: count }] : []),
  ];
}
