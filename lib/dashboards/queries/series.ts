import "server-only";
import type { Actor } from "@/lib/core/actor";
import { lastDayOf, type Month, monthsUpTo } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { type Figure, figureOf } from "@/lib/satisfaction/rules";
import type { Population } from "@/lib/surveys/schema";
import { MOST_SERIES, type SeriesKey, seriesKeyOf } from "../rules";
import { listSeriesFigures } from "./figures";

/** A department's id, or null for the whole hospital. */
export type Place = { id: string | null; name: string | null };
export type ComparedSeries = {
  id: string;
  population: Population;
  place: Place;
  /** What all its figures are made of; null without figures. */
  key: SeriesKey | null;
  figures: Figure[];
};
export type Comparison = { months: Month[]; series: ComparedSeries[]; left: number };

const MONTHS = 24;

/**
 * Series to compare over 24 months, at most five: what a reader can tell apart. Departments of another hospital are
 * not there. `left` counts the series that did not fit.
 */
export async function summarizeSeries(
  actor: Actor,
  filters: { month: Month; populations: readonly Population[]; departments: readonly string[] },
): Promise<Comparison> {
  const { populations, departments } = filters;
  const months = monthsUpTo(filters.month, MONTHS);
  const window = { from: `${months[0]}-01`, to: lastDayOf(filters.month) };
  const own = (await listDepartmentOptions(actor, window)).filter(({ id }) => departments.includes(id));
  const whole: Place[] = departments.includes("hospital") || own.length === 0 ? [{ id: null, name: null }] : [];
  const places: Place[] = [...whole, ...own.map(({ id, name }) => ({ id, name }))];
  const rows = await listSeriesFigures(actor, months, { populations, departmentIds: own.map(({ id }) => id) });
  const all = places.flatMap((place) => populations.map((population) => ({ place, population })));
  const series = all.slice(0, MOST_SERIES).map(({ place, population }) => {
    const mine = rows.filter((row) => row.departmentId === place.id && row.population === population);
    const figures = months.map((month) => figureOf(mine.find((row) => row.month === month)));
    return { id: `${population}-${place.id ?? "hospital"}`, population, place, key: seriesKeyOf(mine), figures };
  });
  return { months, series, left: all.length - series.length };
}
