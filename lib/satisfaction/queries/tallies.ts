import "server-only";
import { type Actor, can } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, fromDbDay, lastDayOf, type Month, today } from "@/lib/core/period";
import { type RoundState, roundStateOf } from "@/lib/surveys/rules/round-state";
import type { Counts } from "@/lib/surveys/rules/tally";
import type { Formula, Population, QuestionnaireDocument } from "@/lib/surveys/schema";
import { type Plan, planOf, type Version, versionOf } from "../rules/series";

/** An issued round, with the questionnaire it was asked by. */
export type Round = {
  id: string;
  title: string;
  population: Population;
  opensOn: Day;
  closesOn: Day;
  issuedAt: Date;
  state: RoundState;
  questionnaire: string;
  questionnaireVersion: number;
  version: Version;
};

/** What was let out of a round in a department and a month. */
export type Released = { round: Round; departmentId: string; month: Month; version: Version; counts: Counts };

/** What of a round waits in a department for more answers. */
export type Waiting = { round: Round; departmentId: string; version: Version; counts: Counts };

export type Tallies = { rounds: Round[]; released: Released[]; waiting: Waiting[] };

export type Months = { from: Month; to: Month };

// Half the time of a dashboard would go into reading arrays one number at a time.
function countsOf(text: string): number[] {
  return JSON.parse(`[${text.slice(1, -1)}]`) as number[];
}

const shared = globalThis as unknown as { tongxinPlans?: Map<string, Plan> };
const MOST_PLANS = 500;

/** Plans of versions by their id. A frozen document never changes, so each is read once. */
async function listPlans({ hospitalId }: Actor, ids: readonly string[], client: Tx): Promise<Map<string, Plan>> {
  shared.tongxinPlans ??= new Map();
  const kept = shared.tongxinPlans;
  const missing = ids.filter((id) => !kept.has(`${hospitalId} ${id}`));
  const found = new Map(ids.flatMap((id) => [[id, kept.get(`${hospitalId} ${id}`)]] as const));
  if (missing.length === 0) return found as Map<string, Plan>;
  const rows = await client.questionnaireVersion.findMany({
    where: { hospitalId, id: { in: missing } },
    select: { id: true, document: true, frozen: true },
  });
  for (const { id, document, frozen } of rows) {
    // Checked when it was saved.
    const plan = planOf(document as QuestionnaireDocument);
    found.set(id, plan);
    if (frozen) kept.set(`${hospitalId} ${id}`, plan);
  }
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_PLANS) break;
    kept.delete(oldest);
  }
  return found as Map<string, Plan>;
}

type RoundRow = Omit<Round, "version" | "opensOn" | "closesOn" | "state"> & {
  stopped: boolean;
  opensOn: Date;
  closesOn: Date;
  versionId: string;
  formula: Formula;
};

/** Issued rounds that were open on a day of the months, or are among `ids`. */
async function listRounds(actor: Actor, { from, to }: Months, ids: readonly string[], client: Tx): Promise<Round[]> {
  const rows = await client.$queryRaw<RoundRow[]>`
    SELECT r.id::text, r.title, r.population::text, r."opensOn", r."closesOn", r."issuedAt",
           r."stoppedAt" IS NOT NULL AS stopped,
           q.title AS questionnaire, q.formula::text, v.number AS "questionnaireVersion", v.id::text AS "versionId"
    FROM "SurveyRound" r
    JOIN "QuestionnaireVersion" v ON v."hospitalId" = r."hospitalId" AND v.id = r."questionnaireVersionId"
    JOIN "Questionnaire" q ON q."hospitalId" = v."hospitalId" AND q.id = v."questionnaireId"
    WHERE r."hospitalId" = ${actor.hospitalId}::uuid AND r."issuedAt" IS NOT NULL
      AND (r.id = ANY(${[...ids]}::text[]::uuid[])
        OR (r."opensOn" <= ${lastDayOf(to)}::date AND r."closesOn" >= ${`${from}-01`}::date))
    ORDER BY r."opensOn" DESC, r.title`;
  const plans = await listPlans(actor, [...new Set(rows.map(({ versionId }) => versionId))], client);
  return rows.flatMap(({ versionId, formula, opensOn, closesOn, stopped, ...row }): Round[] => {
    const plan = plans.get(versionId);
    if (!plan) return [];
    const days = { opensOn: fromDbDay(opensOn), closesOn: fromDbDay(closesOn) };
    const state = roundStateOf({ issued: true, stopped, ...days }, today());
    return [{ ...row, ...days, state, version: versionOf(versionId, formula, plan) }];
  });
}

type TallyRow = { roundId: string; departmentId: string; month: Month; counts: string };

/**
 * All counts of the months, of every department: callers keep to what the actor may see. The number of rows follows
 * from rounds, departments and months, not from how many answered. One statement after the other: a transaction has a
 * single connection.
 */
export async function listTallies(actor: Actor, { from, to }: Months, client: Tx = db): Promise<Tallies> {
  const { hospitalId } = actor;
  if (!can(actor, "satisfaction.read")) return { rounds: [], released: [], waiting: [] };
  const tallies = await client.$queryRaw<TallyRow[]>`
    SELECT "roundId"::text, "departmentId"::text, month::text, counts::text
    FROM "SurveyMonthTally"
    WHERE "hospitalId" = ${hospitalId}::uuid AND month BETWEEN ${from} AND ${to}`;
  const rounds = await listRounds(actor, { from, to }, [...new Set(tallies.map(({ roundId }) => roundId))], client);
  const byId = new Map(rounds.map((round) => [round.id, round]));
  const pending = await client.$queryRaw<Omit<TallyRow, "month">[]>`
    SELECT "roundId"::text, "departmentId"::text, counts::text
    FROM "SurveyPendingTally"
    WHERE "hospitalId" = ${hospitalId}::uuid AND "roundId" = ANY(${[...byId.keys()]}::text[]::uuid[])`;
  const known = <Row extends { roundId: string; departmentId: string; counts: string }>({ roundId, ...row }: Row) => {
    const round = byId.get(roundId);
    return round ? [{ ...row, round, version: round.version, counts: countsOf(row.counts) }] : [];
  };
  return { rounds, released: tallies.flatMap(known), waiting: pending.flatMap(known) };
}
