import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import { cellOf, columnsOf } from "@/lib/satisfaction/rules/weak";
import type { Population } from "@/lib/surveys/schema";

/** Five shades from the highest to the lowest value that a population shows. */
export type HeatScale = { low: number; high: number };

const SHADES = 5;

/** Null where nothing is known. */
export function scaleOf({ populations, places }: SatisfactionBoard, population: Population): HeatScale | null {
  const columns = columnsOf(populations[population]);
  const cells = columns.flatMap(({ dimension, whole }) => [
    whole,
    ...places.map((place) => cellOf(place, population, dimension)),
  ]);
  const values = cells.flatMap((figure) => (figure.state === "known" ? [figure.value] : []));
  if (values.length === 0) return null;
  return { low: Math.floor(Math.min(...values)), high: Math.ceil(Math.max(...values)) };
}

/** 5 is the darkest and lowest: what needs attention stands out. Values that hardly differ have the palest shade. */
export function shadeOf(value: number, { low, high }: HeatScale): number {
  if (high - low < 1) return 1;
  return Math.min(SHADES, 1 + Math.floor(((high - value) / (high - low)) * SHADES));
}
