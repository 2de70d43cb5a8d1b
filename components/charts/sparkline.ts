import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { COLOR, domainOf, isNumber } from "./frame";
import { svg } from "./svg";

export type SparklineProps = { values: (number | null)[]; label: string; width?: number; height?: number };

/** A word-sized line: the course and its last point, no axes. */
export function sparklineSvg({ values, label, width = 120, height = 32 }: SparklineProps): string {
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [4, width - 6]);
  const y = scaleLinear(domainOf({ values }), [height - 4, 4]);
  const path = line<number | null>()
    .defined(isNumber)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0))
    .digits(1)(values);
  const last = values.findLastIndex(isNumber);
  const value = values[last];
  const dot = isNumber(value) ? svg`<circle cx="${x(last)}" cy="${y(value)}" r="3" fill="${COLOR.ink}"/>` : null;
  const course = path ? svg`<path d="${path}" fill="none" stroke="${COLOR.ink}" stroke-width="1.5"/>` : null;
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">${course}${dot}</svg>`
    .text;
}
