import { type Day, lastDayOf, type Month, monthOf } from "@/lib/core/period";
import { type Figure, MISSING } from "@/lib/satisfaction/rules";
import { ownFigureOf, referenceOf, wantedOf } from "@/lib/satisfaction/rules/pool";
import { type Has, ofPlace, ofPopulation, poolOf, type Rows } from "@/lib/satisfaction/rules/rows";
import { type Months, within } from "@/lib/satisfaction/rules/window";
import { isSatisfaction, type KnownFigureCode, type SatisfactionFigure } from "../schema/known-figures";

/** Which figure is asked for; `branchIds` null: the whole hospital. Months from and to, both inclusive. */
export type FigureRequest = { figure: KnownFigureCode; branchIds: readonly string[] | null; from: Month; to: Month };

/**
 * Satisfaction with some departments over some months, from what the hospital's own surveys let out: by the questions
 * that decide for the whole hospital. `has` null: all departments.
 */
export function satisfactionOver(all: Rows, population: SatisfactionFigure, months: Months, has: Has | null): Figure {
  const rows = ofPopulation(all, population);
  const wanted = wantedOf(referenceOf(rows.released.filter(({ month }) => within(months, month))), null);
  if (wanted.series === null && rows.released.length === 0 && rows.waiting.length === 0) return MISSING;
  return ownFigureOf(poolOf(has ? ofPlace(rows, has, months) : rows, months), wanted).figure;
}

/** What was held in a month by a branch, of one kind. */
export type HeldCount = { branchId: string; month: Month; count: number; service: boolean; served: number };

/** Person-times of training that a branch held in a month. */
export type TrainingCount = { branchId: string; month: Month; personTimes: number };

function sumOf<Row extends { branchId: string; month: Month }>(
  rows: readonly Row[],
  { branchIds, from, to }: FigureRequest,
  numberOf: (row: Row) => number,
): number {
  return rows
    .filter(({ branchId, month }) => within({ from, to }, month) && (branchIds?.includes(branchId) ?? true))
    .reduce((sum, row) => sum + numberOf(row), 0);
}

/** A count over months: zero is a known number. */
export function countOver(
  request: FigureRequest,
  { held, trainings }: { held: readonly HeldCount[]; trainings: readonly TrainingCount[] },
): number {
  if (request.figure === "trainings") return sumOf(trainings, request, ({ personTimes }) => personTimes);
  if (request.figure === "served") return sumOf(held, request, ({ served }) => served);
  const services = request.figure === "partnerServices";
  return sumOf(held, request, ({ count, service }) => (services && !service ? 0 : count));
}

/** The first and last month of some requests; null without any. */
export function monthsOf(requests: readonly FigureRequest[]): Months | null {
  const [from, to] = [
    requests.map((one) => one.from).toSorted()[0],
    requests
      .map((one) => one.to)
      .toSorted()
      .at(-1),
  ];
  return from && to ? { from, to } : null;
}

/** The branches of some requests; null as soon as one asks for the whole hospital. */
export function branchesOf(requests: readonly FigureRequest[]): string[] | null {
  if (requests.some(({ branchIds }) => branchIds === null)) return null;
  return [...new Set(requests.flatMap(({ branchIds }) => branchIds ?? []))];
}

/** Where a figure is opened at its source. Of several branches there is no one place for satisfaction. */
export function sourceOf({ figure, branchIds, from, to }: FigureRequest): string {
  const branch = branchIds?.length === 1 ? branchIds[0] : undefined;
  if (isSatisfaction(figure)) {
    if (branchIds && !branch) return "/satisfaction";
    const of = branch ? `&branchId=${branch}` : "";
    return `/satisfaction/basis?population=${figure}${of}&from=${from}&to=${to}`;
  }
  const of = branch ? `&branch=${branch}` : "";
  if (figure === "trainings") return `/training?year=${to.slice(0, 4)}${of}`;
  const kind = figure === "activities" ? "" : "&kind=partnerService";
  return `/activities?from=${from}-01&to=${lastDayOf(to)}&state=held${kind}${of}`;
}

/** The months a known figure of an item is made of: its own, up to a day. */
export function figureMonths({ startsOn, dueOn }: { startsOn: Day; dueOn: Day }, day: Day): Months {
  return { from: monthOf(startsOn), to: monthOf(dueOn < day ? dueOn : day) };
}
