import type { ScaleLinear, ScalePoint } from "d3-scale";
import { area, line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, symbolWye } from "d3-shape";
import { type Axis, type Box, type ChartSize, COLOR, DASHES, isNumber, label, link, rule } from "./frame";
import { type Markup, svg } from "./svg";

export type TrendSeries = {
  id: string;
  label: string;
  /** Null is a month without a figure: a gap, never a zero. */
  values: (number | null)[];
  low?: (number | null)[];
  high?: (number | null)[];
  /** Its colour, dash and marker, where it is not its place among the series that decides. */
  order?: number;
  /** Where a value cannot be compared with the one before it: the line begins anew. */
  breaks?: boolean[];
  href?: (index: number) => string | undefined;
};

/** What happened in some months, as a row of counts between the lines and the months. */
export type TrendMarks = { label: string; items: { index: number; count: number; tip: string; href?: string }[] };

export type TrendProps = {
  size: ChartSize;
  title: string;
  desc: string;
  labels: string[];
  y: Axis & { targets?: { value: number; label: string }[] };
  series: TrendSeries[];
  /** Instead of the size's own. */
  height?: number;
  breakLabel?: string;
  marks?: TrendMarks;
};

/** Room for the row of marks. */
export const MARKS_ROW = 24;
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolWye] as const;

export type Plot = { box: Box; x: ScalePoint<number>; y: ScaleLinear<number, number> };

export function at({ x }: Plot, index: number): number {
  return x(index) ?? 0;
}

/** Whether each value belongs to the line that the given one begins. */
function inRun({ values, breaks }: TrendSeries, first: number): boolean[] {
  const next = breaks?.findIndex((broken, index) => broken && index > first) ?? -1;
  return values.map((_, index) => index >= first && (next < 0 || index < next));
}

/** Where a line begins: at its first month, and after each break. */
function runsOf(one: TrendSeries): boolean[][] {
  const begins = one.values.flatMap((_, index) => (index === 0 || one.breaks?.[index] ? [index] : []));
  return begins.map((first) => inRun(one, first));
}

function band(one: TrendSeries, run: boolean[], color: string, plot: Plot): Markup | null {
  const rows = one.values.map((_, index) => ({ index, low: one.low?.[index], high: one.high?.[index] }));
  const shape = area<(typeof rows)[number]>()
    .defined(({ index, low, high }) => run[index] === true && isNumber(low) && isNumber(high))
    .x(({ index }) => at(plot, index))
    .y0(({ low }) => plot.y(low ?? 0))
    .y1(({ high }) => plot.y(high ?? 0))
    .digits(1);
  const path = shape(rows);
  return path ? svg`<path d="${path}" fill="${color}" fill-opacity="0.12"/>` : null;
}

function course(one: TrendSeries, run: boolean[], stroke: { color: string; dash: string | undefined }, plot: Plot) {
  const path = line<number | null>()
    .defined((value, index) => run[index] === true && isNumber(value))
    .x((_, index) => at(plot, index))
    .y((value) => plot.y(value ?? 0))
    .digits(1)(one.values);
  const { color, dash } = stroke;
  return path
    ? svg`<path d="${path}" fill="none" stroke="${color}" stroke-width="2"${dash && svg` stroke-dasharray="${dash}"`}/>`
    : null;
}

/** The interval of a month that no line reaches, of which a band would show nothing. */
function loneBars(one: TrendSeries, color: string, plot: Plot): Markup[] {
  const joined = (index: number) => isNumber(one.values[index - 1]) && !one.breaks?.[index];
  return one.values.flatMap((value, index) => {
    const [low, high] = [one.low?.[index], one.high?.[index]];
    const lone = isNumber(value) && !joined(index) && !(isNumber(one.values[index + 1]) && joined(index + 1));
    if (!lone || !isNumber(low) || !isNumber(high)) return [];
    const x = at(plot, index);
    const [top, bottom] = [plot.y(high), plot.y(low)];
    return [
      svg`<path d="M${x - 3} ${top}h6M${x} ${top}V${bottom}M${x - 3} ${bottom}h6" fill="none" stroke="${color}" stroke-opacity="0.6"/>`,
    ];
  });
}

/** A fine upright line between two values that cannot be compared. */
function breakMarks({ breaks, label: name }: TrendSeries, color: string, props: TrendProps, plot: Plot): Markup[] {
  const between = (index: number) => (at(plot, index) + at(plot, Math.max(0, index - 1))) / 2;
  return (breaks ?? []).flatMap((broken, index) => {
    if (!broken) return [];
    const x = between(index);
    const { top, bottom } = plot.box;
    const mark = rule({ x1: x, y1: top, x2: x, y2: bottom, stroke: color, dash: "2 3" });
    return [link(undefined, `${name}: ${props.breakLabel ?? ""}`, mark)];
  });
}

export function markerPath(index: number, size = 44): string {
  return symbol(SHAPES[index % SHAPES.length], size).digits(1)() ?? "";
}

function points(one: TrendSeries, order: number, color: string, props: TrendProps, plot: Plot): Markup[] {
  return one.values.flatMap((value, index) => {
    if (!isNumber(value)) return [];
    const tip = `${one.label} ${props.labels[index] ?? ""} ${props.y.format(value)}`;
    const mark = svg`<path transform="translate(${at(plot, index)} ${plot.y(value)})" d="${markerPath(order)}" fill="${color}" stroke="${COLOR.surface}" stroke-width="1"/>`;
    return [link(one.href?.(index), tip, mark)];
  });
}

/** One series: its interval as a band, its line, its points. */
export function seriesMark(one: TrendSeries, order: number, props: TrendProps, plot: Plot): Markup {
  const color = COLOR.series[order % COLOR.series.length] ?? COLOR.ink;
  const dash = DASHES[order % DASHES.length];
  const runs = runsOf(one);
  const bands = runs.map((run) => band(one, run, color, plot));
  const lines = runs.map((run) => course(one, run, { color, dash }, plot));
  return svg`<g>${bands}${loneBars(one, color, plot)}${breakMarks(one, color, props, plot)}${lines}${points(one, order, color, props, plot)}</g>`;
}

export function marksRow({ marks }: TrendProps, plot: Plot): Markup | null {
  if (!marks) return null;
  const y = plot.box.bottom + MARKS_ROW / 2 + 2;
  const items = marks.items.map(({ index, count, tip, href }) => {
    const dot = svg`<circle cx="${at(plot, index)}" cy="${y}" r="9" fill="${COLOR.tint}" stroke="${COLOR.ink}"/>`;
    return link(href, tip, svg`${dot}${label({ x: at(plot, index), y: y + 4, anchor: "middle" }, String(count))}`);
  });
  return svg`<g>${label({ x: 0, y: y + 4, fill: COLOR.muted }, marks.label)}${items}</g>`;
}
