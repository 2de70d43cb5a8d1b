import { scaleLinear, scalePoint } from "d3-scale";
import { type ChartSize, COLOR, DASHES, domainOf, frame, isNumber, label, rule, textWidth, WIDTH } from "./frame";
import { type Markup, svg } from "./svg";
import {
  at,
  MARKS_ROW,
  markerPath,
  marksRow,
  type Plot,
  seriesMark,
  type TrendProps,
  type TrendSeries,
} from "./trend-lines";

const HEIGHT: Record<ChartSize, number> = { phone: 270, half: 290, full: 340 };
const LEGEND_ROW = 20;
const TARGET = { stroke: COLOR.gold, width: 1.5, dash: "6 4" } as const;

type LegendSpot = { x: number; row: number };

function heightOf({ size, height }: TrendProps): number {
  return height ?? HEIGHT[size];
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
  const { size, labels, y, series, marks } = props;
  const bottom = heightOf(props) - 26 - (marks ? MARKS_ROW : 0);
  const box = { left: 44, top: 14 + rows * LEGEND_ROW, right: WIDTH[size] - 12, bottom };
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

function axes(props: TrendProps, plot: Plot): Markup[] {
  const { labels, y } = props;
  const { box } = plot;
  const foot = heightOf(props) - 8;
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
      label({ x: at(plot, index), y: foot, anchor: "middle", fill: COLOR.muted }, words),
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
  const linked = series.some((one) => one.href) || (props.marks?.items.some(({ href }) => href) ?? false);
  return frame({ width: WIDTH[size], height: heightOf(props), title, desc, linked }, [
    ...axes(props, plot),
    ...targetLines(props, plot),
    ...series.map((one, place) => seriesMark(one, one.order ?? place, props, plot)),
    svg`${marksRow(props, plot)}`,
    ...spots.map((spot, place) => {
      const one = series[place];
      if (one) return legendMark(one, one.order ?? place, spot);
      return targetMark(goals[place - series.length]?.label ?? "", spot);
    }),
  ]);
}
