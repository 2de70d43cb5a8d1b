import { type ScaleLinear, scaleLinear } from "d3-scale";
import { type ChartSize, COLOR, domainOf, frame, isNumber, label, rule, textWidth, truncated, WIDTH } from "./frame";
import { type Markup, svg } from "./svg";

export type IntervalRow = {
  label: string;
  /** Null where there is no figure; `words` then says why. */
  value: number | null;
  low?: number | null;
  high?: number | null;
  /** Written at the end of the row: the value, or why there is none. */
  words: string;
};

/** Where values can lie at all, such as 0 to 100: the drawing never reaches beyond. */
type Bounds = { least: number; most: number };

export type IntervalsProps = {
  size: ChartSize;
  title: string;
  desc: string;
  rows: IntervalRow[];
  bounds: Bounds;
  format: (value: number) => string;
};

const ROW = 46;
const BAR = 10;
const PAD = 14;
const SHADES = [COLOR.border, COLOR.ink] as const;

function scaleOf(rows: readonly IntervalRow[], { least, most }: Bounds, range: [number, number]) {
  const [low, high] = domainOf({ values: rows.flatMap((row) => [row.value, row.low, row.high]) });
  return scaleLinear([Math.max(least, low), Math.min(most, high)], range).clamp(true);
}

/** The interval as a bar, the figure in it as an upright stroke: a figure is never drawn without how sure it is. */
function mark({ value, low, high }: IntervalRow, y: number, x: ScaleLinear<number, number>, color: string): Markup {
  if (!isNumber(value)) return svg``;
  const bar =
    isNumber(low) && isNumber(high)
      ? svg`<rect x="${x(low)}" y="${y - BAR / 2}" width="${Math.max(1, x(high) - x(low))}" height="${BAR}" rx="2" fill="${color}" fill-opacity="0.32"/>`
      : svg``;
  return svg`${bar}${rule({ x1: x(value), y1: y - BAR, x2: x(value), y2: y + BAR, stroke: color, width: 3 })}`;
}

function shade(index: number): string {
  return SHADES[index % SHADES.length] ?? COLOR.ink;
}

type Frame = { right: number; x: ScaleLinear<number, number>; ticks: number[] };

/** Ticks stand at the bars alone, so that no line runs through words. */
function line(row: IntervalRow, index: number, { right, x, ticks: at }: Frame): Markup {
  const top = index * ROW;
  const y = top + 32;
  const name = label({ x: 0, y: top + 15 }, truncated(row.label, right - textWidth(row.words) - 2 * PAD));
  const fill = isNumber(row.value) ? undefined : COLOR.muted;
  const words = label({ x: right, y: top + 15, anchor: "end", weight: 600, fill }, row.words);
  const ticks = at.map((tick) => rule({ x1: x(tick), y1: y - BAR, x2: x(tick), y2: y + BAR }));
  const track = rule({ x1: PAD, y1: y, x2: right - PAD, y2: y });
  return svg`${name}${words}${ticks}${track}${mark(row, y, x, shade(index))}`;
}

/** Figures below each other on one scale, each with its interval: whether two of them part is seen at once. */
export function intervalsSvg(props: IntervalsProps): string {
  const { size, title, desc, rows, bounds, format } = props;
  const width = WIDTH[size];
  const known = rows.some(({ value }) => isNumber(value));
  const bottom = rows.length * ROW;
  const x = scaleOf(rows, bounds, [PAD, width - PAD]);
  const ticks = known ? x.ticks(5) : [];
  return frame({ width, height: bottom + (known ? 22 : 4), title, desc }, [
    ...rows.map((row, index) => line(row, index, { right: width, x, ticks })),
    ...ticks.map((tick) => label({ x: x(tick), y: bottom + 14, anchor: "middle", fill: COLOR.muted }, format(tick))),
  ]);
}

export type IntervalGlyphProps = { label: string; rows: IntervalRow[]; bounds: Bounds; width?: number };

/** The same in the size of a word, for a line of a list: no axis, no words. */
export function intervalGlyphSvg({ label: name, rows, bounds, width = 96 }: IntervalGlyphProps): string {
  const height = rows.length * 12 + 2;
  const x = scaleOf(rows, bounds, [3, width - 3]);
  const marks = rows.map((row, index) => {
    const y = index * 12 + 7;
    return svg`${rule({ x1: 0, y1: y, x2: width, y2: y })}<g transform="translate(0 ${y}) scale(1 0.5)">${mark(row, 0, x, shade(index))}</g>`;
  });
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}">${marks}</svg>`
    .text;
}
