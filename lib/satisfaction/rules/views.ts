import type { Month } from "@/lib/core/period";
import { type Dimension, POPULATIONS, type Population } from "@/lib/surveys/schema";
import { type Change, changeOf, combineFigures, type Figure, type FigureInput, pointsBetween } from "../rules";
import { NO_SUMS, ownFigureOf, type Pool, referenceOf, sheetsIn, type Wanted, wantedOf } from "./pool";
import { measuredMonths, ofPlace, ofPopulation, type Place, poolOf, type Rows } from "./rows";
import type { Version } from "./series";
import { type Months, trendMonths, windowBefore, within } from "./window";

/** A figure with the one it is held against. */
export type Measured = {
  figure: Figure;
  before: Figure;
  change: Change;
  /** Points from the figure before; null where nothing can be compared. */
  points: number | null;
};

export type TrendPoint = {
  month: Month;
  figure: Figure;
  /** Whether it may not be compared with the known figure before it: other questions, other levels, another formula. */
  broken: boolean;
};

/** One population in the whole hospital. */
export type PopulationView = {
  population: Population;
  /** Where the figures come from, and those they are held against; of staff they may lie before the window. */
  months: Months;
  before: Months;
  /** Decides what is counted; null where nothing was let out. */
  reference: Version | null;
  /** Title of the questionnaire that decides. */
  questionnaire: string | null;
  total: Measured;
  /** The total as it goes on to be pooled with that of another population. */
  input: FigureInput | null;
  /** In the order of the questionnaire. */
  dimensions: { dimension: Dimension; measured: Measured }[];
  /** Filled-in questionnaires of the months, and those among them that asked in another way and are not counted. */
  sheets: number;
  leftOut: number;
  trend: TrendPoint[];
};

/** Counts of the months that are looked at, and of those before. */
export type Pools = { now: Pool; before: Pool };

export function poolsOf(rows: Rows, { months, before }: { months: Months; before: Months }): Pools {
  // What waits now says nothing of what could be told before.
  return { now: poolOf(rows, months), before: { ...poolOf(rows, before), waiting: NO_SUMS } };
}

export function measure({ now, before }: Pools, wanted: Wanted): Measured {
  const { figure } = ownFigureOf(now, wanted);
  const earlier = ownFigureOf(before, wanted).figure;
  return { figure, before: earlier, change: changeOf(earlier, figure), points: pointsBetween(earlier, figure) };
}

function dimensionsOf(reference: Version | null): Dimension[] {
  return [...new Set(reference?.scales.map(({ question }) => question.dimension))];
}

/** Each month's total by what was asked in it, so that a new questionnaire begins a new line. */
export function trendOf(rows: Rows, whole: Rows, months: readonly Month[], dimension: Dimension | null): TrendPoint[] {
  let last: string | null = null;
  return months.map((month) => {
    const at = { from: month, to: month };
    const wanted = wantedOf(referenceOf(whole.released.filter((row) => row.month === month)), dimension);
    const { figure } = ownFigureOf(poolOf(rows, at), wanted);
    const broken = figure.state === "known" && last !== null && wanted.series !== last;
    if (figure.state === "known") last = wanted.series;
    return { month, figure, broken };
  });
}

/** The rows of each population; made once, because every place is looked up in them. */
export function byPopulation(all: Rows): PopulationRows {
  return {
    outpatient: ofPopulation(all, "outpatient"),
    inpatient: ofPopulation(all, "inpatient"),
    staff: ofPopulation(all, "staff"),
  };
}

export function populationView(rows: Rows, population: Population, window: Months): PopulationView {
  const staff = population === "staff";
  const months = staff ? measuredMonths(rows, window) : window;
  const before = staff ? measuredMonths(rows, windowBefore(months)) : windowBefore(months);
  const reference = referenceOf(rows.released.filter(({ month }) => within(months, month)));
  const times = { months, before };
  const pools = poolsOf(rows, times);
  const { input, leftOut } = ownFigureOf(pools.now, wantedOf(reference, null));
  return {
    population,
    ...times,
    reference,
    questionnaire: rows.released.find(({ version }) => version.id === reference?.id)?.round.questionnaire ?? null,
    total: measure(pools, wantedOf(reference, null)),
    dimensions: dimensionsOf(reference).map((dimension) => ({
      dimension,
      measured: measure(pools, wantedOf(reference, dimension)),
    })),
    sheets: sheetsIn(pools.now.released),
    input,
    leftOut,
    trend: trendOf(rows, rows, trendMonths(window), null),
  };
}

/** One population in one department or branch. */
export type PlaceSide = {
  total: Measured;
  dimensions: ReadonlyMap<Dimension, Figure>;
  /** The total as it goes on to be pooled with that of another population. */
  input: FigureInput | null;
  sheets: number;
};

export type PlaceView = {
  id: string;
  name: string;
  sides: Record<Population, PlaceSide>;
  /** Out- and inpatients together. */
  patients: Figure;
};

function sideOf(rows: Rows, view: PopulationView): PlaceSide {
  const { reference } = view;
  const pools = poolsOf(rows, view);
  const figures = view.dimensions.map(
    ({ dimension }) => [dimension, ownFigureOf(pools.now, wantedOf(reference, dimension)).figure] as const,
  );
  const total = wantedOf(reference, null);
  return {
    total: measure(pools, total),
    dimensions: new Map(figures),
    input: ownFigureOf(pools.now, total).input,
    sheets: sheetsIn(pools.now.released),
  };
}

export type PopulationViews = Record<Population, PopulationView>;

export type PopulationRows = Record<Population, Rows>;

/** A place's figures by the questions that decide for the whole hospital, so that places can be held together. */
export function placeView(rows: PopulationRows, place: Place, views: PopulationViews): PlaceView {
  const side = (population: Population) =>
    sideOf(ofPlace(rows[population], place.has, views[population].months), views[population]);
  const sides = { outpatient: side("outpatient"), inpatient: side("inpatient"), staff: side("staff") };
  return { id: place.id, name: place.name, sides, patients: pooledPatients(sides) };
}

type Side = { input: FigureInput | null; total: Measured };

/** Out- and inpatients together; suppressed while all that is there waits. */
export function pooledPatients({ inpatient, outpatient }: { inpatient: Side; outpatient: Side }): Figure {
  const known = [inpatient, outpatient].flatMap(({ input }) => input ?? []);
  if (known.length > 0) return combineFigures(known).figure;
  const waits = [inpatient, outpatient].map(({ total }) => total.figure).find(({ state }) => state === "suppressed");
  return waits ?? { state: "missing" };
}

/** Whether anything was answered there, or waits to be told. */
export function isAsked({ sides }: PlaceView): boolean {
  return POPULATIONS.some((population) => {
    const { total, sheets, dimensions } = sides[population];
    const figures = [total.figure, ...dimensions.values()];
    return sheets > 0 || figures.some(({ state }) => state !== "missing");
  });
}
