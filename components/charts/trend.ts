import { type ScaleLinear, type ScalePoint, scaleLinear, scalePoint } from "d3-scale";
import { area, line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, symbolWye } from "d3-shape";
import {
  type Axis,
  type Box,
  type ChartSize,
  COLOR,
  DASHES,
  domainOf,
  frame,
  isNumber,
  label,
  link,
  rule,
  textWidth,
  WIDTH,
} from "./frame";
import { type Markup, svg } from "./svg";

export type TrendSeries = {
  id: string;
  label: string;
  /** Null is a month without a figure: a gap, never a zero. */
  values: (number | null)[];
  low?: (number | null)[];
  high?: (number | null)[];
  href?: (index: number) => string | undefined;
};

export type TrendProps = {
  size: ChartSize;
  title: string;
  desc: string;
  labels: string[];
  y: Axis & { targets?: { value: number; label: string }[] };
  series: TrendSeries[];
};

const HEIGHT: Record<ChartSize, number> = { phone: 270, half: 290, full: 340 };
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolWye] as const;
const LEGEND_ROW = 20;
const TARGET = { stroke: COLOR.gold, width: 1.5, dash: "6 4" } as const;

type Plot = { box: Box; x: ScalePoint<number>; y: ScaleLinear<number, number> };
type LegendSpot = { x: number; row: number };

function at({ x }: Plot, index: number): number {
  return x(index) ?? 0;
}

function targetsOf({ y }: TrendProps): { value: number; label: string }[] {
  const single = isNumber(y.target) ? [{ value: y.target, label: y.targetLabel ?? "" }] : [];
  return [...single, ...(y.targets ?? [])];
}

/** Legend entries from left to right, wrapped to the drawing's width. */
function legendSpots(entries: { label: string }[], width: number): LegendSpot[] {
  let x = 0;
  let row = 0;
  return entries.map((one) => {
    const needed = 34 + textWidth(one.label) + 14;
    if (x > 0 && x + needed > width) {
      x = 0;
      row += 1;
    }
    const spot = { x, row };
    x += needed;
    return spot;
  });
}

function plotOf(props: TrendProps, rows: number): Plot {
  const { size, labels, y, series } = props;
  const box = { left: 44, top: 14 + rows * LEGEND_ROW, right: WIDTH[size] - 12, bottom: HEIGHT[size] - 26 };
  const values = series.flatMap((one) => [...one.values, ...(one.low ?? []), ...(one.high ?? [])]);
  const domain = domainOf({ ...y, values: [...values, ...targetsOf(props).map((target) => target.value)] });
  return {
    box,
    x: scalePoint(
      labels.map((_, index) => index),
      [box.left + 8, box.right - 8],
    ),
    y: scaleLinear(domain, [box.bottom, box.top]).clamp(true),
  };
}

function axes({ labels, y }: TrendProps, plot: Plot): Markup[] {
  const { box } = plot;
  const widest = Math.max(1, ...labels.map((one) => textWidth(one) + 10));
  const every = Math.max(1, Math.ceil((labels.length * widest) / (box.right - box.left)));
  // Counted from the end, so that the newest month is always named.
  const shown = labels
    .map((words, index) => ({ words, index }))
    .filter(({ index }) => (labels.length - 1 - index) % every === 0);
  return [
    ...plot.y.ticks(5).map((tick) => {
      const place = { x: box.left - 6, y: plot.y(tick) + 4, anchor: "end", fill: COLOR.muted } as const;
      return svg`${rule({ x1: box.left, y1: plot.y(tick), x2: box.right, y2: plot.y(tick) })}${label(place, y.format(tick))}`;
    }),
    ...shown.map(({ words, index }) =>
      label({ x: at(plot, index), y: box.bottom + 18, anchor: "middle", fill: COLOR.muted }, words),
    ),
  ];
}

function targetLines(props: TrendProps, plot: Plot): Markup[] {
  const { box } = plot;
  return targetsOf(props).map((target) => {
    const y = plot.y(target.value);
    return rule({ x1: box.left, y1: y, x2: box.right, y2: y, ...TARGET });
  });
}

function band(one: TrendSeries, color: string, plot: Plot): Markup | null {
  const rows = one.values.map((_, index) => ({ index, low: one.low?.[index], high: one.high?.[index] }));
  const shape = area<(typeof rows)[number]>()
    .defined(({ low, high }) => isNumber(low) && isNumber(high))
    .x(({ index }) => at(plot, index))
    .y0(({ low }) => plot.y(low ?? 0))
    .y1(({ high }) => plot.y(high ?? 0))
    .digits(1);
  const path = shape(rows);
  return path ? svg`<path d="${path}" fill="${color}" fill-opacity="0.12"/>` : null;
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

function seriesMark(one: TrendSeries, order: number, props: TrendProps, plot: Plot): Markup {
  const color = COLOR.series[order % COLOR.series.length] ?? COLOR.ink;
  const path = line<number | null>()
    .defined(isNumber)
    .x((_, index) => at(plot, index))
    .y((value) => plot.y(value ?? 0))
    .digits(1)(one.values);
  const dash = DASHES[order % DASHES.length];
  const stroke = path
    ? svg`<path d="${path}" fill="none" stroke="${color}" stroke-width="2"${dash && svg` stroke-dasharray="${dash}"`}/>`
    : null;
  return svg`<g>${band(one, color, plot)}${stroke}${points(one, order, color, props, plot)}</g>`;
}

function legendMark(one: TrendSeries, order: number, { x, row }: LegendSpot): Markup {
  const color = COLOR.series[order % COLOR.series.length] ?? COLOR.ink;
  const y = 10 + row * LEGEND_ROW;
  const sample = rule({
    x1: x,
    y1: y,
    x2: x + 26,
    y2: y,
    stroke: color,
    width: 2,
    dash: DASHES[order % DASHES.length],
  });
  const mark = svg`<path transform="translate(${x + 13} ${y})" d="${markerPath(order)}" fill="${color}"/>`;
  return svg`${sample}${mark}${label({ x: x + 32, y: y + 4 }, one.label)}`;
}

function targetMark(words: string, { x, row }: LegendSpot): Markup {
  const y = 10 + row * LEGEND_ROW;
  const sample = rule({ x1: x, y1: y, x2: x + 26, y2: y, ...TARGET });
  return svg`${sample}${label({ x: x + 32, y: y + 4, fill: COLOR.gold }, words)}`;
}

/** Up to five lines over time, each with its own marker and dash; gaps stay gaps. */
export function trendSvg(props: TrendProps): string {
  const { size, title, desc } = props;
  const series = props.series.slice(0, COLOR.series.length);
  const goals = targetsOf(props);
  const spots = legendSpots([...series, ...goals], WIDTH[size]);
  const plot = plotOf(props, (spots.at(-1)?.row ?? 0) + 1);
  return frame({ width: WIDTH[size], height: HEIGHT[size], title, desc, linked: series.some((one) => one.href) }, [
    ...axes(props, plot),
    ...targetLines(props, plot),
    ...series.map((one, order) => seriesMark(one, order, props, plot)),
    ...spots.map((spot, order) => {
      const one = series[order];
      return one ? legendMark(one, order, spot) : targetMark(goals[order - series.length]?.label ?? "", spot);
    }),
  ]);
}
