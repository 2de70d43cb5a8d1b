import { arc } from "d3-shape";
import { COLOR, isNumber } from "./frame";
import { type Markup, svg } from "./svg";

/** Percent; null where there is no figure. */
export type RingValue = { value: number | null; low?: number | null; high?: number | null };

export type RingsProps = { label: string; patient: RingValue; staff: RingValue; size?: number };

const THICK = 4.6;

function turn(percent: number): number {
  return (Math.min(100, Math.max(0, percent)) / 100) * 2 * Math.PI;
}

function arcPath(radius: number, end: number): string {
  return (
    arc<null>()
      .innerRadius(radius - THICK / 2)
      .outerRadius(radius + THICK / 2)
      .startAngle(0)
      .endAngle(end)
      .digits(2)(null) ?? ""
  );
}

function tick(radius: number, percent: number | null | undefined): Markup | null {
  if (!isNumber(percent)) return null;
  const angle = turn(percent);
  const [sin, cos] = [Math.sin(angle), -Math.cos(angle)];
  const [from, to] = [radius - THICK / 2 - 1.2, radius + THICK / 2 + 1.2];
  return svg`<path d="M${sin * from} ${cos * from}L${sin * to} ${cos * to}" stroke="${COLOR.text}" stroke-width="1"/>`;
}

function ring(radius: number, { value, low, high }: RingValue, color: string): Markup {
  if (!isNumber(value)) {
    return svg`<circle r="${radius}" fill="none" stroke="${COLOR.border}" stroke-width="1.2" stroke-dasharray="2 3"/>`;
  }
  const track = svg`<circle r="${radius}" fill="none" stroke="${COLOR.line}" stroke-width="${THICK}"/>`;
  return svg`${track}<path d="${arcPath(radius, turn(value))}" fill="${color}"/>${tick(radius, low)}${tick(radius, high)}`;
}

/** 同心环: the patient's arc outside, the staff's inside; the same glyph on cards, paper and covers. */
export function ringsSvg({ label, patient, staff, size = 48 }: RingsProps): string {
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 40 40" width="${size}" height="${size}" role="img" aria-label="${label}"><title>${label}</title>${ring(15.5, patient, COLOR.red)}${ring(8, staff, COLOR.ink)}</svg>`
    .text;
}
