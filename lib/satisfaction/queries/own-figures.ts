import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addMonths, dayOf, type Month, monthOf } from "@/lib/core/period";
import { listPairingSpans } from "@/lib/organisation/queries/departments";
import { type Dimension, type Formula, POPULATIONS, type Population } from "@/lib/surveys/schema";
import { departmentsInReach } from "../policy";
import type { DepartmentFigure } from "../queries";
import type { Figure } from "../rules";
import { openIn, ownFigureOf, referenceOf, sumByVersion, wantedOf } from "../rules/pool";
import { listTallies, type Months, type Released, type Tallies, type Waiting } from "./tallies";

/** A figure of the hospital's own surveys. What is not known of it is null. */
export type OwnFigure = Months & {
  state: "known" | "suppressed" | "missing";
  /** 0–100, as are the bounds of its 95 % interval. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** Respondents at least. */
  n: number | null;
  formula: Formula | null;
  /** Title of the newest questionnaire, whose questions decide what is counted. */
  questionnaire: string | null;
  /** Equal for figures of the same questions and formula; others are not held against each other. */
  basis: string | null;
  /** Questionnaires that asked for the same in another way, and are not counted. */
  leftOut: number;
};

export type OwnFigureRequest = Months & {
  population: Population;
  /** Null: the whole hospital. */
  departmentId: string | null;
  /** Null: the total of all scale questions. */
  dimension: Dimension | null;
  /** Counts also what was let out before `from` of rounds that were issued after this instant. */
  issuedAfter?: Date | undefined;
};

/** Whose counts of which months the actor may see; those of the whole hospital are not asked for here. */
export async function findReach(actor: Actor, client: Tx = db): Promise<ReturnType<typeof departmentsInReach>> {
  const wide = actor.hospitalWide.has("satisfaction.read");
  return departmentsInReach(actor, wide ? [] : await listPairingSpans(actor, actor.branchIds, client));
}

function shortName(series: string | null): string | null {
  return series && createHash("sha256").update(series).digest("hex").slice(0, 16);
}

function questionnaireOf(rows: readonly Released[], versionId: string | undefined): string | null {
  return rows.find(({ version }) => version.id === versionId)?.round.questionnaire ?? null;
}

/** What of the counts a request is about, over all departments. */
function requested({ released, waiting }: Tallies, { population, from, to, issuedAfter }: OwnFigureRequest) {
  const isNew = ({ round }: Released) => issuedAfter !== undefined && round.issuedAt > issuedAfter;
  return {
    released: released.filter((row) => row.round.population === population && (row.month >= from || isNew(row))),
    waiting: waiting.filter(({ round }) => round.population === population && openIn(round, from, to)),
  };
}

/**
 * One figure of the hospital's own surveys over some months, both inclusive. Missing for a department outside the
 * actor's reach. Questionnaires of which questions or formula differ from the newest are left out and counted.
 */
export async function findOwnFigure(actor: Actor, request: OwnFigureRequest, client: Tx = db): Promise<OwnFigure> {
  return findFigureSeen(actor, await findReach(actor, client), request, client);
}

/**
 * The same with every month of the department, whoever asks: of the actor only the hospital counts, and that they read
 * figures at all. For a figure that belongs to something whose reach was already checked and that says the same to
 * everybody who reaches it, as an improvement action does; never for a department that the actor may choose.
 */
export async function findOwnFigureOfAllMonths(
  actor: Actor,
  request: OwnFigureRequest,
  client: Tx = db,
): Promise<OwnFigure> {
  return findFigureSeen(actor, () => true, request, client);
}

async function findFigureSeen(
  actor: Actor,
  sees: Awaited<ReturnType<typeof findReach>>,
  request: OwnFigureRequest,
  client: Tx,
): Promise<OwnFigure> {
  const { departmentId, dimension, from, to, issuedAfter } = request;
  const months = [from, ...(issuedAfter ? [monthOf(dayOf(issuedAfter))] : [])].toSorted();
  const tallies = await listTallies(actor, { from: months[0] ?? from, to }, client);
  const { released, waiting } = requested(tallies, request);
  const reference = referenceOf(released);
  const wanted = wantedOf(reference, dimension);
  const here = (row: Released | Waiting, month: Month) =>
    departmentId === null || (row.departmentId === departmentId && sees(departmentId, month));
  const pool = {
    released: sumByVersion(released.filter((row) => here(row, row.month))),
    waiting: sumByVersion(waiting.filter((row) => here(row, to))),
  };
  const { figure, leftOut } = ownFigureOf(pool, wanted);
  const questionnaire = questionnaireOf(released, reference?.id);
  return { ...partsOf(figure), questionnaire, basis: shortName(wanted.series), from, to, leftOut };
}

function partsOf(figure: Figure): Pick<OwnFigure, "state" | "value" | "low" | "high" | "n" | "formula"> {
  const none = { value: null, low: null, high: null, n: null, formula: null };
  if (figure.state !== "known") return { state: figure.state === "suppressed" ? "suppressed" : "missing", ...none };
  const { state, value, n, formula, interval } = figure;
  return { state, value, n, formula, low: interval?.low ?? null, high: interval?.high ?? null };
}

/**
 * Figures that the hospital's own surveys give of some departments in one month, each with that of the month before
 * where the same was asked; of those the actor may see. Suppressed ones are left out.
 */
export async function listOwnDepartmentFigures(
  actor: Actor,
  { departmentIds, month }: { departmentIds: readonly string[]; month: Month },
  client: Tx = db,
): Promise<DepartmentFigure[]> {
  if (departmentIds.length === 0) return [];
  const before = addMonths(month, -1);
  const { released } = await listTallies(actor, { from: before, to: month }, client);
  if (released.length === 0) return [];
  const sees = await findReach(actor, client);
  const names = await client.department.findMany({
    where: { hospitalId: actor.hospitalId, id: { in: [...departmentIds] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return [...new Set(departmentIds)].flatMap((id) => {
    const place = { departmentId: id, departmentName: nameOf.get(id) ?? "", month };
    const own = released.filter((row) => row.departmentId === id && sees(id, row.month));
    return POPULATIONS.flatMap((population) => figureOfMonth(place, population, released, own));
  });
}

type Place = Pick<DepartmentFigure, "departmentId" | "departmentName" | "month">;

function figureOfMonth(
  place: Place,
  population: Population,
  all: readonly Released[],
  own: readonly Released[],
): DepartmentFigure[] {
  const of = (rows: readonly Released[], month: Month) =>
    rows.filter((row) => row.round.population === population && row.month === month);
  const now = of(all, place.month);
  const reference = referenceOf(now);
  const wanted = wantedOf(reference, null);
  const inputOf = (month: Month) =>
    ownFigureOf({ released: sumByVersion(of(own, month)), waiting: new Map() }, wanted).input;
  const input = inputOf(place.month);
  if (!input) return [];
  const before = inputOf(addMonths(place.month, -1)) ?? null;
  const source = questionnaireOf(now, reference?.id) ?? "";
  return [{ ...place, ...input, population, source, method: "own", previous: before?.value ?? null, before }];
}
