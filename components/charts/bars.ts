import { scaleLinear } from "d3-scale";
import { type ChartSize, COLOR, frame, isNumber, label, link, rule, textWidth, truncated, WIDTH } from "./frame";
import { type Markup, svg } from "./svg";

export type Bar = { label: string; value: number | null; href?: string; tip?: string };

export type BarsProps = {
  size: ChartSize;
  title: string;
  desc: string;
  bars: Bar[];
  format: (value: number) => string;
  /** Written in place of a bar where there is no figure; a zero is written as zero. */
  missingLabel: string;
};

const ROW = 30;

type Layout = { labels: number; length: (value: number) => number };

function layoutOf({ size, bars, format }: BarsProps): Layout {
  const width = WIDTH[size];
  const labels = Math.min(width * 0.4, Math.max(24, ...bars.map((bar) => textWidth(bar.label)))) + 10;
  const known = bars.map((bar) => bar.value).filter(isNumber);
  const numbers = Math.max(20, ...known.map((value) => textWidth(format(value)))) + 10;
  const scale = scaleLinear([0, Math.max(...known, 0) || 1], [0, Math.max(20, width - labels - numbers)]);
  return { labels, length: (value) => Math.max(0, scale(value)) };
}

function row(bar: Bar, index: number, props: BarsProps, { labels, length }: Layout): Markup {
  const top = index * ROW + 4;
  const middle = top + ROW / 2 + 1;
  const name = label({ x: labels - 10, y: middle, anchor: "end" }, truncated(bar.label, labels - 10));
  const words = isNumber(bar.value) ? props.format(bar.value) : props.missingLabel;
  const reach = isNumber(bar.value) ? length(bar.value) : 0;
  const shape = svg`<rect x="${labels}" y="${top + 5}" width="${reach}" height="${ROW - 12}" fill="${COLOR.series[0]}"/>`;
  const figure = label(
    { x: labels + reach + 6, y: middle, weight: 600, fill: isNumber(bar.value) ? undefined : COLOR.muted },
    words,
  );
  const field = svg`<rect x="0" y="${top}" width="${WIDTH[props.size]}" height="${ROW - 2}" fill="transparent"/>`;
  return link(bar.href, bar.tip ?? `${bar.label} ${words}`, svg`${field}${name}${shape}${figure}`);
}

/** Horizontal bars from a common zero, names left, values at the ends. */
export function barsSvg(props: BarsProps): string {
  const { size, title, desc, bars } = props;
  const layout = layoutOf(props);
  const height = bars.length * ROW + 8;
  return frame({ width: WIDTH[size], height, title, desc, linked: bars.some((bar) => bar.href) }, [
    ...bars.map((bar, index) => row(bar, index, props, layout)),
    rule({ x1: layout.labels, y1: 4, x2: layout.labels, y2: height - 4, stroke: COLOR.border }),
  ]);
}
