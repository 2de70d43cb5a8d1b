import { scaleLinear } from "d3-scale";
import { type ChartSize, COLOR, frame, label, rule, textWidth, WIDTH } from "./frame";
import { type Markup, svg } from "./svg";

export type Column = { label: string; value: number };

export type ColumnsProps = {
  size: ChartSize;
  title: string;
  desc: string;
  columns: Column[];
  format: (value: number) => string;
};

const HEIGHT = 132;
const TOP = 22;
const FOOT = 24;
const WIDEST = 26;

type Scales = { left: (index: number) => number; width: number; y: (value: number) => number };

function scalesOf({ size, columns }: ColumnsProps): Scales {
  const step = Math.min(WIDEST * 1.4, (WIDTH[size] - 2) / Math.max(columns.length, 1));
  const width = Math.max(1, step * 0.72);
  const y = scaleLinear([0, Math.max(...columns.map(({ value }) => value), 1)], [HEIGHT - FOOT, TOP]);
  return { left: (index) => 1 + index * step + (step - width) / 2, width, y };
}

function bar({ label: name, value }: Column, index: number, format: ColumnsProps["format"], scales: Scales): Markup {
  const top = scales.y(value);
  const base = scales.y(0);
  const tip = svg`<title>${`${name} ${format(value)}`}</title>`;
  // A day without any is a day on the line, not a gap.
  const height = Math.max(base - top, value > 0 ? 1 : 0);
  return svg`<rect x="${scales.left(index)}" y="${base - height}" width="${scales.width}" height="${height}" fill="${COLOR.series[0]}">${tip}</rect>`;
}

/** The highest count over its bar, as far from the edges as it is wide. */
function highest({ size, columns, format }: ColumnsProps, { left, width, y }: Scales): Markup {
  const most = columns.reduce((best, { value }, index) => (value > (columns[best]?.value ?? 0) ? index : best), 0);
  const value = columns[most]?.value ?? 0;
  const room = textWidth(format(value)) / 2 + 1;
  const x = Math.max(room, Math.min(left(most) + width / 2, WIDTH[size] - room));
  return label({ x, y: y(value) - 5, anchor: "middle", weight: 600 }, format(value));
}

/** The first day at its bar and the last at its own, or beside the first where the bars are few. */
function ends({ columns }: ColumnsProps, { left, width }: Scales): Markup[] {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return [];
  const at = { y: HEIGHT - 6, fill: COLOR.muted };
  if (columns.length === 1) return [label({ ...at, x: 0 }, first.label)];
  const least = textWidth(first.label) + textWidth(last.label) + 16;
  const x = Math.max(left(columns.length - 1) + width, least);
  return [label({ ...at, x: 0 }, first.label), label({ ...at, x, anchor: "end" }, last.label)];
}

/** Upright bars from a common zero for a count a day: the highest is written, and the first and last named. */
export function columnsSvg(props: ColumnsProps): string {
  const { size, title, desc, columns, format } = props;
  const scales = scalesOf(props);
  const base = scales.y(0);
  return frame({ width: WIDTH[size], height: HEIGHT, title, desc }, [
    ...columns.map((column, index) => bar(column, index, format, scales)),
    rule({ x1: 0, y1: base, x2: WIDTH[size], y2: base, stroke: COLOR.border }),
    highest(props, scales),
    ...ends(props, scales),
  ]);
}
