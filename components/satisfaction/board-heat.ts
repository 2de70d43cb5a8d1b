import { type ChartCell, type ChartModel, text } from "@/components/charts/chart-model";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { Figure } from "@/lib/satisfaction/rules";
import type { Interval } from "@/lib/satisfaction/rules/interval";
import { rankedGroups } from "@/lib/satisfaction/rules/ranking";
import type { PopulationView } from "@/lib/satisfaction/rules/views";
import { cellOf, clearlyBelow, columnsOf } from "@/lib/satisfaction/rules/weak";
import { type Dimension, POPULATIONS, type Population } from "@/lib/surveys/schema";
import { basisHref, dimensionText, type FigurePlace, figureCell, monthsText, placeOf, type Words } from "./board-words";
import { scaleOf, shadeOf } from "./heat-scale";

export type HeatColumn = { population: Population; dimension: Dimension | null; whole: Figure; label: string };
export type HeatCell = {
  column: HeatColumn;
  figure: Figure;
  href: string;
  /** 1–5, the darkest is the lowest; null where there is no value. */
  shade: number | null;
  /** Wholly below the whole hospital's. */
  weak: boolean;
};
export type HeatRow = { id: string; name: string; place: FigurePlace; cells: HeatCell[] };
export type HeatGroup = { population: Population; label: string; columns: number };
export type Heat = { groups: HeatGroup[]; columns: HeatColumn[]; rows: HeatRow[] };

/** Populations that were asked in the window, or of staff before it. */
function askedViews({ populations }: SatisfactionBoard): PopulationView[] {
  return POPULATIONS.map((one) => populations[one]).filter(({ reference }) => reference !== null);
}

function groupLabel(view: PopulationView, board: SatisfactionBoard, words: Words): string {
  const { t } = words;
  const { population, reference, months } = view;
  const formula = reference ? t(`formula.${reference.formula}`) : "";
  const said = { population: t(`population.${population}`), formula };
  const shifted = months.from !== board.months.from || months.to !== board.months.to;
  if (!shifted) return t("board.heat.group", said);
  return t("board.heat.groupOf", { ...said, months: monthsText(months, words) });
}

/** Whole hospital first, then the places by name; in each population the total, then its dimensions. */
export function heatOf(board: SatisfactionBoard, words: Words): Heat {
  const views = askedViews(board);
  const columns = views.flatMap((view) =>
    columnsOf(view).map(({ dimension, whole }) => ({
      population: view.population,
      dimension,
      whole,
      label: dimensionText(dimension, words),
    })),
  );
  const scales = new Map(views.map(({ population }) => [population, scaleOf(board, population)]));
  const cell = (column: HeatColumn, figure: Figure, place: FigurePlace): HeatCell => {
    const { population, dimension, whole } = column;
    const { months } = board.populations[population];
    const scale = scales.get(population);
    const shade = figure.state === "known" && scale ? shadeOf(figure.value, scale) : null;
    const href = basisHref({ ...months, population, place, dimension });
    return { column, figure, href, shade, weak: place !== null && clearlyBelow(figure, whole) };
  };
  const whole: HeatRow = {
    id: "",
    name: words.t("board.heat.whole"),
    place: null,
    cells: columns.map((column) => cell(column, column.whole, null)),
  };
  const rows = board.places.map((one): HeatRow => {
    const place = placeOf(board, one.id);
    const cells = columns.map((column) => cell(column, cellOf(one, column.population, column.dimension), place));
    return { id: one.id, name: one.name, place, cells };
  });
  const groups = views.map((view) => ({
    population: view.population,
    label: groupLabel(view, board, words),
    columns: columnsOf(view).length,
  }));
  return { groups, columns, rows: [whole, ...rows] };
}

/** Of one population the dimensions below or above all others, where they can be told apart and are the fewer. */
function standingOutText({ population, dimensions }: PopulationView, words: Words): string[] {
  const { t } = words;
  const known = dimensions.flatMap(({ dimension, measured: { figure } }) => {
    const interval: Interval | null = figure.state === "known" ? figure.interval : null;
    return interval ? [{ dimension, interval }] : [];
  });
  if (known.length < 2) return [];
  const groups = rankedGroups(known);
  const few = (group: typeof known | undefined) => group !== undefined && group.length <= known.length / 2;
  const said = (key: string, group: typeof known) => {
    const names = group.map(({ dimension }) => dimensionText(dimension, words)).join(t("board.separator"));
    return [t(`board.heat.${key}`, { population: t(`board.short.${population}`), names })];
  };
  const [first, last] = [groups[0], groups.at(-1)];
  if (groups.length > 1 && last && few(last)) return said("lowest", last);
  if (groups.length > 1 && first && few(first)) return said("highest", first);
  return said("level", []);
}

/** Legend of the shades, for each population its own. */
export function rangesText(board: SatisfactionBoard, words: Words): string {
  const { t } = words;
  const ranges = askedViews(board).flatMap(({ population }) => {
    const scale = scaleOf(board, population);
    return scale ? [t("board.heat.range", { population: t(`population.${population}`), ...scale })] : [];
  });
  return ranges.join(t("board.separator"));
}

/** The heat map as a table for spreadsheets; the page draws it itself. */
export function heatChart(board: SatisfactionBoard, words: Words): ChartModel {
  const { t } = words;
  const { by } = board.filters;
  const { columns, rows } = heatOf(board, words);
  const known = rows.flatMap(({ cells }) => cells).filter(({ figure }) => figure.state === "known");
  const parts = askedViews(board).flatMap((view) => standingOutText(view, words));
  const named = ({ population, label }: HeatColumn) => `${t(`population.${population}`)} · ${label}`;
  const cells = ({ name, cells: own }: HeatRow): ChartCell[] => [
    text(name),
    ...own.map(({ figure, href }) => figureCell(figure, words, href)),
  ];
  return {
    id: "heat",
    title: t(`board.heat.title.${by}`),
    finding: t("board.heat.finding", { parts: parts.join(t("board.and")) }),
    draw: null,
    columns: [
      { header: t(`board.heat.place.${by}`) },
      ...columns.map((column) => ({ header: named(column), numFmt: "0.00" })),
    ],
    rows: rows.map(cells),
    n: t("board.heat.n", { places: board.places.length, of: t(`board.of.${by}`), known: known.length }),
    definition: t("board.heat.definition"),
  };
}
