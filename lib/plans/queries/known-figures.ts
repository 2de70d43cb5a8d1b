import "server-only";
import { trainingKinds } from "@/lib/activities/rules/training";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { addMonths, clock, fromDbDay, fromDbDayOrNull, type Month, monthBounds } from "@/lib/core/period";
import { listRules } from "@/lib/organisation/queries/hospital";
import { standsIn } from "@/lib/satisfaction/policy";
import { listTallies } from "@/lib/satisfaction/queries/tallies";
import type { Figure } from "@/lib/satisfaction/rules";
import {
  branchesOf,
  countOver,
  type FigureRequest,
  type HeldCount,
  monthsOf,
  satisfactionOver,
  sourceOf,
  type TrainingCount,
} from "../rules/figures";
import { FIGURE_UNITS, type FigureUnit, isSatisfaction } from "../schema/known-figures";

/** A figure that the system knows by itself, over some months. */
export type KnownFigure = {
  /** Satisfaction: 0–100. Counts: zero is a known value. */
  value: number | null;
  state: "known" | "suppressed" | "missing";
  /** Respondents, and the bounds of the 95 % interval; null for counts. */
  n: number | null;
  low: number | null;
  high: number | null;
  unit: FigureUnit;
  /** Where it is opened at its source. */
  href: string;
};

type Months = { from: Month; to: Month };

function ofBranches(branchIds: readonly string[] | null): Prisma.Sql {
  return branchIds ? Prisma.sql`AND a."branchId" = ANY(${[...branchIds]}::uuid[])` : Prisma.empty;
}

/** Held by now, not cancelled, in the months; `a` is the activity. */
function heldIn({ hospitalId }: Actor, { from, to }: Months, branchIds: readonly string[] | null): Prisma.Sql {
  const days = [monthBounds(from).from, monthBounds(addMonths(to, 1)).from];
  return Prisma.sql`a."hospitalId" = ${hospitalId}::uuid AND a."heldOn" >= ${days[0]}::date
    AND a."heldOn" < ${days[1]}::date AND a."cancelledAt" IS NULL AND a."startsAt" <= ${clock.now()}
    ${ofBranches(branchIds)}`;
}

async function listHeld(actor: Actor, requests: readonly FigureRequest[], client: Tx): Promise<HeldCount[]> {
  const months = monthsOf(requests);
  if (!months) return [];
  return client.$queryRaw<HeldCount[]>`
    SELECT a."branchId"::text, to_char(a."heldOn", 'YYYY-MM') AS month, count(*)::int AS count,
           a.kind = 'partnerService' AS service, coalesce(sum(a.served), 0)::int AS served
    FROM "Activity" a WHERE ${heldIn(actor, months, branchesOf(requests))}
    GROUP BY 1, 2, 4`;
}

async function listTrainings(actor: Actor, requests: readonly FigureRequest[], client: Tx): Promise<TrainingCount[]> {
  const months = monthsOf(requests);
  if (!months) return [];
  const kinds = trainingKinds(await listRules(actor, client));
  return client.$queryRaw<TrainingCount[]>`
    SELECT a."branchId"::text, to_char(a."heldOn", 'YYYY-MM') AS month, count(*)::int AS "personTimes"
    FROM "Activity" a
    JOIN "Attendance" t ON t."hospitalId" = a."hospitalId" AND t."activityId" = a.id AND t.status = 'present'
    WHERE ${heldIn(actor, months, branchesOf(requests))} AND a.kind = ANY(${kinds}::"ActivityKind"[])
    GROUP BY 1, 2`;
}

async function listPairings({ hospitalId }: Actor, branchIds: readonly string[], client: Tx) {
  const rows = await client.departmentPairing.findMany({
    where: { hospitalId, branchId: { in: [...branchIds] } },
    select: { branchId: true, departmentId: true, fromDay: true, toDay: true },
  });
  return rows.map(({ fromDay, toDay, ...row }) => ({
    ...row,
    fromDay: fromDbDay(fromDay),
    toDay: fromDbDayOrNull(toDay),
  }));
}

async function satisfactionReader(actor: Actor, requests: readonly FigureRequest[], client: Tx) {
  const months = monthsOf(requests);
  const tallies = months ? await listTallies(actor, months, client) : { released: [], waiting: [] };
  const branchIds = [...new Set(requests.flatMap((request) => request.branchIds ?? []))];
  const spans = await listPairings(actor, branchIds, client);
  return ({ figure, branchIds: asked, from, to }: FigureRequest): Figure => {
    if (!isSatisfaction(figure)) return { state: "missing" };
    const own = asked && spans.filter(({ branchId }) => asked.includes(branchId));
    const has = (departmentId: string, month: Month) =>
      own?.some((span) => span.departmentId === departmentId && standsIn(span, month)) ?? true;
    return satisfactionOver(tallies, figure, { from, to }, own ? has : null);
  };
}

function partsOf(figure: Figure): Pick<KnownFigure, "value" | "state" | "n" | "low" | "high"> {
  const none = { value: null, n: null, low: null, high: null };
  if (figure.state !== "known") return { state: figure.state === "suppressed" ? "suppressed" : "missing", ...none };
  const { state, value, n, interval } = figure;
  return { state, value: Math.round(value * 100) / 100, n, low: interval?.low ?? null, high: interval?.high ?? null };
}

/**
 * Several known figures, in the order they are asked for, with as few reads as one takes. They say the same to
 * everybody in the hospital who reads figures at all: for what belongs to something whose reach was already checked,
 * as an item of the plan or a brand, never for branches that the actor may choose.
 */
export async function listKnownFigures(
  actor: Actor,
  requests: readonly FigureRequest[],
  client: Tx = db,
): Promise<KnownFigure[]> {
  const possible = requests.filter(({ from, to }) => from <= to);
  const satisfaction = possible.filter(({ figure }) => isSatisfaction(figure));
  const training = possible.filter(({ figure }) => figure === "trainings");
  const others = possible.filter(({ figure }) => !isSatisfaction(figure) && figure !== "trainings");
  // One after the other: a transaction has a single connection.
  const satisfactionOf = await satisfactionReader(actor, satisfaction, client);
  const counts = {
    held: await listHeld(actor, others, client),
    trainings: await listTrainings(actor, training, client),
  };
  const none = { value: null, n: null, low: null, high: null };
  return requests.map((request): KnownFigure => {
    const about = { unit: FIGURE_UNITS[request.figure], href: sourceOf(request) };
    if (request.from > request.to) return { ...none, state: "missing", ...about };
    if (isSatisfaction(request.figure)) return { ...partsOf(satisfactionOf(request)), ...about };
    return { ...none, value: countOver(request, counts), state: "known", ...about };
  });
}

/** One known figure over some months, both inclusive; see `listKnownFigures`. */
export async function findKnownFigure(actor: Actor, request: FigureRequest, client: Tx = db): Promise<KnownFigure> {
  const [figure] = await listKnownFigures(actor, [request], client);
  if (!figure) throw new Error("a figure was asked for and none was given");
  return figure;
}
