import { type ScaleLinear, scaleLinear } from "d3-scale";
import {
  type Axis,
  type Box,
  type ChartSize,
  COLOR,
  domainOf,
  FONT,
  frame,
  isNumber,
  label,
  link,
  rule,
  textWidth,
  WIDTH,
} from "./frame";
import { type LabelPlace, placeLabels } from "./place-labels";
import { type Markup, svg } from "./svg";

export type QuadrantPoint = {
  id: string;
  label: string;
  x: number;
  y: number;
  xLow?: number | null;
  xHigh?: number | null;
  yLow?: number | null;
  yHigh?: number | null;
  href?: string;
  /** Where a point has targets of its own; else the axes' targets decide. */
  met?: boolean;
  /** The whole figure in words: name, both values, intervals, n. */
  tip: string;
};

export type QuadrantProps = {
  size: ChartSize;
  title: string;
  desc: string;
  x: Axis;
  /** Several targets are lines only; a single one also bounds the tinted corner. */
  y: Axis & { targets?: { value: number; label: string }[] };
  points: QuadrantPoint[];
  /** What the two markers mean: both targets met, or one of them missed. */
  legend?: { met: string; missed: string };
  /** Instead of the size's own. */
  height?: number;
};

const HEIGHT: Record<ChartSize, number> = { phone: 400, half: 420, full: 400 };

function heightOf({ size, height }: QuadrantProps): number {
  return height ?? HEIGHT[size];
}

type Scales = { x: ScaleLinear<number, number>; y: ScaleLinear<number, number>; box: Box };

function scalesOf(props: QuadrantProps): Scales {
  const { size, x, y, points } = props;
  const box = { left: 46, top: 34, right: WIDTH[size] - 14, bottom: heightOf(props) - 46 };
  const xs = points.flatMap((point) => [point.x, point.xLow, point.xHigh]);
  const ys = points.flatMap((point) => [point.y, point.yLow, point.yHigh]);
  return {
    box,
    x: scaleLinear(domainOf({ ...x, values: [...xs, x.target] }), [box.left, box.right]).clamp(true),
    y: scaleLinear(domainOf({ ...y, values: [...ys, y.target, ...(y.targets ?? []).map((one) => one.value)] }), [
      box.bottom,
      box.top,
    ]).clamp(true),
  };
}

function grid({ x, y, size }: QuadrantProps, { box, ...scales }: Scales): Markup[] {
  const xTicks = scales.x.ticks(size === "phone" ? 4 : 6);
  const yTicks = scales.y.ticks(6);
  return [
    ...xTicks.map((tick) => {
      const at = scales.x(tick);
      const words = label({ x: at, y: box.bottom + 17, anchor: "middle", fill: COLOR.muted }, x.format(tick));
      return svg`${rule({ x1: at, y1: box.top, x2: at, y2: box.bottom })}${words}`;
    }),
    ...yTicks.map((tick) => {
      const at = scales.y(tick);
      const words = label({ x: box.left - 6, y: at + 4, anchor: "end", fill: COLOR.muted }, y.format(tick));
      return svg`${rule({ x1: box.left, y1: at, x2: box.right, y2: at })}${words}`;
    }),
    label({ x: box.right, y: box.bottom + 37, anchor: "end", weight: 600 }, `${x.label} →`),
    label({ x: 4, y: 14, weight: 600 }, `↑ ${y.label}`),
  ];
}

type TargetPlace = { left: number; right: number; end: boolean; base: number };

/** Where a level target's name stands: at an end of its line, above or below it, where fewest points lie beneath it. */
function besideTarget(
  target: { value: number; label: string },
  props: QuadrantProps,
  { box, x, y }: Scales,
): TargetPlace {
  const [width, at] = [textWidth(target.label), y(target.value)];
  const places = [at - 5, at + FONT + 1].flatMap((base) => [
    { left: box.left + 4, end: false, base },
    { left: box.right - 4 - width, end: true, base },
  ]);
  const covered = ({ left, base }: (typeof places)[number]) =>
    props.points.filter((point) => {
      const [cx, cy] = [x(point.x), y(point.y)];
      return cx > left - 8 && cx < left + width + 8 && cy > base - FONT - 6 && cy < base + 8;
    }).length;
  const [best] = places.toSorted((one, other) => covered(one) - covered(other));
  const { left, end, base } = best ?? { left: box.left + 4, end: false, base: at - 5 };
  return { left, right: left + width, end, base };
}

const TARGET_LINE = { stroke: COLOR.gold, width: 1.5, dash: "6 4" };

/** The tinted corner above both targets. */
function corner({ x, y }: QuadrantProps, { box, ...scales }: Scales): Markup | null {
  if (!isNumber(x.target) || !isNumber(y.target)) return null;
  const [left, bottom] = [scales.x(x.target), scales.y(y.target)];
  return svg`<rect x="${left}" y="${box.top}" width="${Math.max(0, box.right - left)}" height="${Math.max(0, bottom - box.top)}" fill="${COLOR.tint}" fill-opacity="0.7"/>`;
}

function uprightTarget({ x }: QuadrantProps, { box, ...scales }: Scales): Markup[] {
  if (!isNumber(x.target)) return [];
  const at = scales.x(x.target);
  const flip = at > (box.left + box.right) / 2;
  const place = { x: at, y: box.top - 6, anchor: flip ? "end" : "start", fill: COLOR.gold } as const;
  const line = rule({ x1: at, y1: box.top, x2: at, y2: box.bottom, ...TARGET_LINE });
  return [line, label(place, x.targetLabel ?? "")];
}

function levelTargets(props: QuadrantProps, scales: Scales): Markup[] {
  const { y } = props;
  const { box } = scales;
  const single = isNumber(y.target) ? [{ value: y.target, label: y.targetLabel ?? "" }] : [];
  return [...single, ...(y.targets ?? [])].flatMap((one) => {
    const at = scales.y(one.value);
    const { left, right, end, base } = besideTarget(one, props, scales);
    const anchor = end ? "end" : "start";
    const place = { x: end ? right : left, y: base, anchor, fill: COLOR.gold, halo: true } as const;
    return [rule({ x1: box.left, y1: at, x2: box.right, y2: at, ...TARGET_LINE }), label(place, one.label)];
  });
}

function targets(props: QuadrantProps, scales: Scales): Markup[] {
  return [svg`${corner(props, scales)}`, ...uprightTarget(props, scales), ...levelTargets(props, scales)];
}

/** Where the targets' own names stand: no label may cover them. */
function targetBoxes(props: QuadrantProps, scales: Scales): Box[] {
  const { y } = props;
  if (!isNumber(y.target)) return [];
  const { left, right, base } = besideTarget({ value: y.target, label: y.targetLabel ?? "" }, props, scales);
  return [{ left: left - 4, top: base - FONT, right: right + 4, bottom: base + 4 }];
}

function errorBars(point: QuadrantPoint, { x, y }: Scales): Markup {
  const [cx, cy] = [x(point.x), y(point.y)];
  const bars: Markup[] = [];
  if (isNumber(point.xLow) && isNumber(point.xHigh)) {
    const [from, to] = [x(point.xLow), x(point.xHigh)];
    bars.push(svg`<path d="M${from} ${cy - 3}v6M${from} ${cy}H${to}M${to} ${cy - 3}v6"/>`);
  }
  if (isNumber(point.yLow) && isNumber(point.yHigh)) {
    const [from, to] = [y(point.yLow), y(point.yHigh)];
    bars.push(svg`<path d="M${cx - 3} ${from}h6M${cx} ${from}V${to}M${cx - 3} ${to}h6"/>`);
  }
  return svg`${bars}`;
}

function meets(point: QuadrantPoint, { x, y }: QuadrantProps): boolean {
  if (point.met !== undefined) return point.met;
  return (x.target === undefined || point.x >= x.target) && (y.target === undefined || point.y >= y.target);
}

function marker(cx: number, cy: number, met: boolean): Markup {
  if (met) return svg`<circle cx="${cx}" cy="${cy}" r="4.5" fill="${COLOR.series[0]}"/>`;
  return svg`<path d="M${cx} ${cy - 6}l6 6l-6 6l-6 -6z" fill="${COLOR.surface}" stroke="${COLOR.series[1]}" stroke-width="2"/>`;
}

function leader(cx: number, cy: number, place: LabelPlace): Markup | null {
  if (!place?.far) return null;
  return rule({ x1: cx, y1: cy, x2: place.x, y2: place.y, stroke: COLOR.border, width: 0.75 });
}

function pointMark(point: QuadrantPoint, place: LabelPlace, props: QuadrantProps, { x, y }: Scales): Markup {
  const [cx, cy] = [x(point.x), y(point.y)];
  const words = place && label({ x: place.x, y: place.y + 4, anchor: place.anchor, halo: true }, point.label);
  const body = svg`${leader(cx, cy, place)}<circle cx="${cx}" cy="${cy}" r="12" fill="transparent"/>${marker(cx, cy, meets(point, props))}${words}`;
  return link(point.href, point.tip, body);
}

function legendMark(props: QuadrantProps): Markup | null {
  const { legend } = props;
  if (!legend) return null;
  const y = heightOf(props) - 13;
  const second = 16 + textWidth(legend.met) + 22;
  return svg`<g>${marker(9, y, true)}${label({ x: 18, y: y + 4, fill: COLOR.muted }, legend.met)}${marker(second, y, false)}${label({ x: second + 10, y: y + 4, fill: COLOR.muted }, legend.missed)}</g>`;
}

/** Two measures against each other, each point with its intervals, the targets as lines. */
export function quadrantSvg(props: QuadrantProps): string {
  const { size, title, desc } = props;
  const scales = scalesOf(props);
  // From top to bottom, so that reading and focus order follow the eye.
  const points = [...props.points].sort((a, b) => b.y - a.y || a.x - b.x);
  const requests = points.map((point) => ({
    x: scales.x(point.x),
    y: scales.y(point.y),
    width: textWidth(point.label),
    height: FONT + 2,
  }));
  const bounds = { left: 2, top: scales.box.top - 4, right: WIDTH[size] - 2, bottom: scales.box.bottom };
  const places = placeLabels(requests, bounds, targetBoxes(props, scales));
  return frame(
    { width: WIDTH[size], height: heightOf(props), title, desc, linked: points.some((point) => point.href) },
    [
      ...grid(props, scales),
      ...targets(props, scales),
      svg`<g fill="none" stroke="${COLOR.border}" stroke-opacity="0.45">${points.map((point) => errorBars(point, scales))}</g>`,
      ...points.map((point, index) => pointMark(point, places[index] ?? null, props, scales)),
      svg`${legendMark(props)}`,
    ],
  );
}
