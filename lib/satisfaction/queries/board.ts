import "server-only";
import type { Actor } from "@/lib/core/actor";
import { versioned } from "@/lib/core/versioned";
import { getHospital, type HospitalProfile } from "@/lib/organisation/queries/hospital";
import { POPULATIONS, type Population } from "@/lib/surveys/schema";
import type { Figure } from "../rules";
import { openIn } from "../rules/pool";
import { type Response, responseOf } from "../rules/response";
import {
  byPopulation,
  isAsked,
  type PlaceView,
  type PopulationViews,
  placeView,
  pooledPatients,
  populationView,
} from "../rules/views";
import { type Months, readMonths, windowBefore, windowOf } from "../rules/window";
import type { BoardFilters } from "../schema/board";
import { findTallyVersion, listPlaces, listRoundCounts, type RoundCount } from "./board-parts";
import { type ExternalFigure, listExternalFigures } from "./external-figures";
import { findReach } from "./own-figures";
import { listTallies, type Round } from "./tallies";

/** Response by population, and of all together; null where nothing was wanted of anybody. */
export type ResponseView = { total: Response | null; populations: Record<Population, Response | null> };

export type SatisfactionBoard = {
  hospital: HospitalProfile;
  filters: BoardFilters;
  months: Months;
  before: Months;
  populations: PopulationViews;
  /** Out- and inpatients of the whole hospital together. */
  patients: Figure;
  /** Departments or branches where something was asked, by name. */
  places: PlaceView[];
  response: ResponseView;
  responseBefore: ResponseView;
  /** Rounds that were open on a day of the window. */
  rounds: Pick<Round, "id" | "title" | "population" | "state">[];
  external: ExternalFigure[];
};

function responseView(rounds: readonly Round[], counts: readonly RoundCount[], { from, to }: Months): ResponseView {
  const open = rounds.filter((round) => openIn(round, from, to));
  const of = (some: readonly Round[]) => {
    const ids = new Set(some.map(({ id }) => id));
    return responseOf(counts.filter(({ roundId }) => ids.has(roundId)));
  };
  const entries = POPULATIONS.map((one) => [one, of(open.filter(({ population }) => population === one))]);
  return { total: of(open), populations: Object.fromEntries(entries) as ResponseView["populations"] };
}

async function computeBoard(actor: Actor, filters: BoardFilters): Promise<SatisfactionBoard> {
  const months = windowOf(filters.month, filters.span);
  const before = windowBefore(months);
  const [hospital, tallies, sees, external] = await Promise.all([
    getHospital(actor),
    listTallies(actor, readMonths(months)),
    findReach(actor),
    listExternalFigures(actor, months),
  ]);
  const { rounds } = tallies;
  const [places, counts] = await Promise.all([
    listPlaces(actor, filters.by, months, sees),
    listRoundCounts(
      actor,
      rounds.map(({ id }) => id),
    ),
  ]);
  const rows = byPopulation(tallies);
  const views = POPULATIONS.map((population) => [population, populationView(rows[population], population, months)]);
  const populations = Object.fromEntries(views) as PopulationViews;
  return {
    hospital,
    filters,
    months,
    before,
    populations,
    patients: pooledPatients(populations),
    places: places.map((place) => placeView(rows, place, populations)).filter(isAsked),
    response: responseView(rounds, counts, months),
    responseBefore: responseView(rounds, counts, before),
    rounds: rounds.filter((round) => openIn(round, months.from, months.to)),
    external,
  };
}

/** Everything the dual-satisfaction dashboard shows; kept until data, counts or the day change. */
export async function getSatisfactionBoard(actor: Actor, filters: BoardFilters): Promise<SatisfactionBoard> {
  const { month, span, by } = filters;
  const counted = await findTallyVersion(actor);
  return versioned(actor, `satisfaction ${month} ${span} ${by}`, () => computeBoard(actor, filters), counted);
}
