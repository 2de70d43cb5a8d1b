import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { type Day, monthsUpTo } from "@/lib/core/period";
import type { Dimension } from "@/lib/surveys/schema";
import type { Figure } from "../rules";
import {
  levelsOf,
  ownFigureOf,
  type QuestionLevels,
  referenceOf,
  sheetsIn,
  sumByVersion,
  wantedOf,
} from "../rules/pool";
import { type Has, ofPlace, ofPopulation, type Place, poolOf } from "../rules/rows";
import type { Version } from "../rules/series";
import { type Measured, measure, poolsOf, type TrendPoint, trendOf } from "../rules/views";
import { lengthOf, type Months, readMonths, trendMonths, windowBefore, within } from "../rules/window";
import type { BasisFilters, PlaceKind } from "../schema/board";
import { listPlaces } from "./board-parts";
import { type ExternalFigure, listExternalFigures } from "./external-figures";
import { findReach } from "./own-figures";
import { listTallies, type Round } from "./tallies";

export type BasisRound = Pick<Round, "id" | "title" | "questionnaire" | "questionnaireVersion"> & {
  opensOn: Day;
  closesOn: Day;
  /** Questionnaires let out in the months. */
  sheets: number;
  /** Whether its questions and formula are those of the figure. */
  counted: boolean;
};

/** One figure with all it was made of. */
export type FigureBasis = {
  filters: BasisFilters;
  place: { kind: PlaceKind; id: string; name: string } | null;
  before: Months;
  measured: Measured;
  /** The same of the whole hospital. */
  whole: Figure;
  reference: Version | null;
  questionnaire: string | null;
  /** Dimensions that were asked, in the order of the questionnaire. */
  dimensions: Dimension[];
  questions: QuestionLevels[];
  rounds: BasisRound[];
  trend: TrendPoint[];
  wholeTrend: TrendPoint[];
  external: ExternalFigure[];
};

/** The department or branch of an address, in the actor's reach; null for the whole hospital. Throws NOT_FOUND. */
async function findPlace(
  actor: Actor,
  filters: BasisFilters,
  sees: Has,
): Promise<(Place & { kind: PlaceKind }) | null> {
  const { departmentId, branchId, from, to } = filters;
  const kind = branchId ? "branch" : "department";
  const id = branchId ?? departmentId;
  if (!id) return null;
  const months = readMonths({ from, to });
  const found = (await listPlaces(actor, kind, months, sees)).find((place) => place.id === id);
  // Of a branch secretary's branches all are in the list; a department only in the months in which they stand there.
  const reached = kind === "branch" || monthsUpTo(to, lengthOf({ from, to })).some((month) => sees(id, month));
  if (!found || !reached) throw new AppError("NOT_FOUND", "core.error.notFound");
  return { ...found, kind };
}

/** What a figure was made of: questions, rounds, and how it went before. Throws NOT_FOUND outside the actor's reach. */
export async function getFigureBasis(actor: Actor, filters: BasisFilters): Promise<FigureBasis> {
  const { population, dimension = null, from, to } = filters;
  const months = { from, to };
  const before = windowBefore(months);
  const sees = await findReach(actor);
  const place = await findPlace(actor, filters, sees);
  const [tallies, external] = await Promise.all([
    listTallies(actor, readMonths(months)),
    listExternalFigures(actor, months),
  ]);
  const all = ofPopulation(tallies, population);
  const rows = place ? ofPlace(all, place.has, months) : all;
  const reference = referenceOf(all.released.filter(({ month }) => within(months, month)));
  const wanted = wantedOf(reference, dimension);
  const pools = poolsOf(rows, { months, before });
  const ownRounds = tallies.rounds.flatMap((round): BasisRound[] => {
    const own = tallies.released.filter((row) => row.round.id === round.id && within(months, row.month));
    const here = own.filter((row) => !place || place.has(row.departmentId, row.month));
    const sheets = sheetsIn(sumByVersion(here));
    const { id, title, questionnaire, questionnaireVersion, opensOn, closesOn } = round;
    const counted = wanted.series !== null && round.version.series.get(dimension) === wanted.series;
    const told = { id, title, questionnaire, questionnaireVersion, opensOn, closesOn };
    return round.population === population && sheets > 0 ? [{ ...told, sheets, counted }] : [];
  });
  const wide = place === null;
  return {
    filters,
    place: place && { kind: place.kind, id: place.id, name: place.name },
    before,
    measured: measure(pools, wanted),
    whole: ownFigureOf(poolOf(all, months), wanted).figure,
    reference,
    questionnaire: all.released.find(({ version }) => version.id === reference?.id)?.round.questionnaire ?? null,
    dimensions: [...new Set(reference?.scales.map(({ question }) => question.dimension))],
    questions: levelsOf(pools.now.released, wanted),
    rounds: ownRounds,
    trend: trendOf(rows, all, trendMonths(months), dimension),
    wholeTrend: wide ? [] : trendOf(all, all, trendMonths(months), dimension),
    external: external.filter(
      (one) => one.population === population && one.departmentId === (place?.kind === "department" ? place.id : null),
    ),
  };
}
