import { scaleLinear } from "d3-scale";
import { type ChartSize, COLOR, frame, label, rule, WIDTH } from "./frame";
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

/** Upright bars from a common zero for a count a day: the highest is written, and the first and last named. */
export function columnsSvg(props: ColumnsProps): string {
  const { size, title, desc, columns, format } = props;
  const scales = scalesOf(props);
  const most = columns.reduce((best, { value }, index) => (value > (columns[best]?.value ?? 0) ? index : best), 0);
  const middle = scales.left(most) + scales.width / 2;
  const anchor = middle < 40 ? "start" : "middle";
  const end = scales.left(Math.max(columns.length - 1, 0)) + scales.width;
  const base = scales.y(0);
  const [first, last] = [columns[0], columns.at(-1)];
  return frame({ width: WIDTH[size], height: HEIGHT, title, desc }, [
    ...columns.map((column, index) => bar(column, index, format, scales)),
    rule({ x1: 0, y1: base, x2: WIDTH[size], y2: base, stroke: COLOR.border }),
    label(
      {
        x: anchor === "start" ? 1 : Math.min(middle, WIDTH[size] - 20),
        y: scales.y(columns[most]?.value ?? 0) - 5,
        anchor,
        weight: 600,
      },
      format(columns[most]?.value ?? 0),
    ),
    first ? label({ x: 0, y: HEIGHT - 6, fill: COLOR.muted }, first.label) : svg``,
    last && columns.length > 1
      ? label({ x: Math.max(end, 150), y: HEIGHT - 6, anchor: "end", fill: COLOR.muted }, last.label)
      : svg``,
  ]);
}
