import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { type Month, monthsUpTo } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { type Figure, type FigureInput, figureOf } from "@/lib/satisfaction/rules";
import type { Population } from "@/lib/satisfaction/schema";
import { MOST_SERIES } from "../rules";

/** A department's id, or null for the whole hospital. */
export type Place = { id: string | null; name: string | null };
export type ComparedSeries = { id: string; population: Population; place: Place; figures: Figure[] };
export type Comparison = { months: Month[]; series: ComparedSeries[]; left: number };

type Row = FigureInput & { departmentId: string | null; population: Population; month: Month };

const MONTHS = 24;

/** Figures of some populations at some places over the months, one a month: of several sources the largest. */
async function readRows(
  { hospitalId }: Actor,
  months: readonly Month[],
  populations: readonly Population[],
  departmentIds: readonly string[],
): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT DISTINCT ON ("departmentId", population, month)
           "departmentId"::text, population::text, month::text, value::float8, n, formula::text
    FROM "SatisfactionFigure"
    WHERE "hospitalId" = ${hospitalId}::uuid AND month BETWEEN ${months[0]} AND ${months.at(-1)}
      AND population::text = ANY(${populations}::text[])
      AND ("departmentId" IS NULL OR "departmentId" = ANY(${departmentIds}::text[]::uuid[]))
    ORDER BY "departmentId", population, month, n DESC NULLS LAST, id`;
}

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
  const own = (await listDepartmentOptions(actor)).filter(({ id }) => departments.includes(id));
  const whole: Place[] = departments.includes("hospital") || own.length === 0 ? [{ id: null, name: null }] : [];
  const places: Place[] = [...whole, ...own.map(({ id, name }) => ({ id, name }))];
  const rows = await readRows(
    actor,
    months,
    populations,
    own.map(({ id }) => id),
  );
  const all = places.flatMap((place) => populations.map((population) => ({ place, population })));
  const series = all.slice(0, MOST_SERIES).map(({ place, population }) => {
    const mine = rows.filter((row) => row.departmentId === place.id && row.population === population);
    const figures = months.map((month) => figureOf(mine.find((row) => row.month === month)));
    return { id: `${population}-${place.id ?? "hospital"}`, population, place, figures };
  });
  return { months, series, left: all.length - series.length };
}
