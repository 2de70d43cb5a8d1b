import { type Dimension, POPULATIONS, type Population } from "@/lib/surveys/schema";
import { type Figure, overlap } from "../rules";
import type { PlaceView, PopulationViews } from "./views";

export type WeakCell = {
  population: Population;
  /** Null: the total. */
  dimension: Dimension | null;
  place: { id: string; name: string };
  figure: Figure;
  /** The same of the whole hospital. */
  whole: Figure;
};

/** Whether a figure lies wholly below another: both intervals are known and part. */
export function clearlyBelow(figure: Figure, other: Figure): boolean {
  if (figure.state !== "known" || other.state !== "known" || figure.formula !== other.formula) return false;
  const [own, bound] = [figure.interval, other.interval];
  return own !== null && bound !== null && !overlap(own, bound) && own.high < bound.low;
}

/** The whole hospital's figures of a population: the total, then each dimension. */
export function columnsOf({ total, dimensions }: PopulationViews[Population]) {
  return [
    { dimension: null, whole: total.figure },
    ...dimensions.map(({ dimension, measured }) => ({ dimension, whole: measured.figure })),
  ];
}

export function cellOf({ sides }: PlaceView, population: Population, dimension: Dimension | null): Figure {
  const side = sides[population];
  return dimension === null ? side.total.figure : (side.dimensions.get(dimension) ?? { state: "missing" });
}

/**
 * Figures of places that lie wholly below the whole hospital's, by population, dimension and name: not in an order of
 * their values, which would rank places that cannot be told apart. `compared`: among how many figures they were found.
 */
export function weakCells(
  populations: PopulationViews,
  places: readonly PlaceView[],
): { weak: WeakCell[]; compared: number } {
  const cells = POPULATIONS.flatMap((population) =>
    columnsOf(populations[population]).flatMap(({ dimension, whole }) =>
      places.map((place) => ({ population, dimension, place, whole, figure: cellOf(place, population, dimension) })),
    ),
  );
  const compared = cells.filter(({ figure, whole }) => figure.state === "known" && whole.state === "known");
  return { weak: compared.filter(({ figure, whole }) => clearlyBelow(figure, whole)), compared: compared.length };
}
