import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import type { PairingSpan } from "@/lib/organisation/queries/departments";
import { inRoundReach, scopeQuestionnaires, scopeRounds } from "../policy";
import { type Count, totalOf } from "../rules/progress";
import { type RoundState, roundStateOf } from "../rules/round-state";
import type { Population, RoundFilters } from "../schema";
import { listReachSpans } from "./round-reach";

const PAGE_SIZE = 50;

export type RoundRow = {
  id: string;
  title: string;
  population: Population;
  opensOn: Day;
  closesOn: Day;
  state: RoundState;
  questionnaire: string;
  /** How many departments are in the actor's reach, and what they brought in. */
  departments: number;
} & Pick<Count, "answers" | "target">;

/** The same law as `roundStateOf`, asked of the database. */
function whereState(state: RoundState | undefined, now: Day): Prisma.SurveyRoundWhereInput {
  const day = toDbDay(now);
  const issued = { issuedAt: { not: null } };
  switch (state) {
    case "draft":
      return { issuedAt: null };
    case "waiting":
      return { ...issued, stoppedAt: null, opensOn: { gt: day } };
    case "open":
      return { ...issued, stoppedAt: null, opensOn: { lte: day }, closesOn: { gte: day } };
    case "closed":
      return { ...issued, OR: [{ stoppedAt: { not: null } }, { closesOn: { lt: day } }] };
    default:
      return {};
  }
}

const SELECT = {
  id: true,
  title: true,
  population: true,
  opensOn: true,
  closesOn: true,
  issuedAt: true,
  stoppedAt: true,
  questionnaireVersion: { select: { questionnaire: { select: { title: true } } } },
  departments: { select: { departmentId: true, target: true } },
} satisfies Prisma.SurveyRoundSelect;

type Selected = Prisma.SurveyRoundGetPayload<{ select: typeof SELECT }>;
type Answers = ReadonlyMap<string, number>;

const keyOf = (roundId: string, departmentId: string) => `${roundId} ${departmentId}`;

/** One page of the rounds in the actor's reach, with the number of all that match. */
export async function listRounds(
  actor: Actor,
  { q, population, state, sort, dir, page }: RoundFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: RoundRow[]; total: number }> {
  const spans = await listReachSpans(actor);
  const where: Prisma.SurveyRoundWhereInput = {
    AND: [scopeRounds(actor, spans), whereState(state, today())],
    ...(population ? { population } : {}),
    ...(q ? { title: containing(q) } : {}),
  };
  const orderBy = [{ [sort]: dir }, { opensOn: "desc" as const }, { title: "asc" as const }];
  const paged = { skip: (page - 1) * pageSize, take: pageSize };
  const [found, total] = await Promise.all([
    db.surveyRound.findMany({ where, select: SELECT, orderBy, ...paged }),
    db.surveyRound.count({ where }),
  ]);
  const answers = await countAnswers(
    actor,
    found.map(({ id }) => id),
  );
  return { rows: found.map((row) => rowOf(row, { actor, spans, answers })), total };
}

/** Questionnaires that came in, by round and department. */
async function countAnswers({ hospitalId }: Actor, roundIds: string[]): Promise<Answers> {
  const rows = await db.$queryRaw<{ roundId: string; departmentId: string; answers: number }[]>`
    SELECT "roundId", "departmentId", sum(counts[1])::int AS answers FROM "SurveyDayTally"
    WHERE "hospitalId" = ${hospitalId}::uuid AND "roundId" = ANY(${roundIds}::uuid[])
    GROUP BY "roundId", "departmentId"`;
  return new Map(rows.map((row) => [keyOf(row.roundId, row.departmentId), row.answers]));
}

type Reach = { actor: Actor; spans: PairingSpan[]; answers: Answers };

function rowOf(row: Selected, { actor, spans, answers }: Reach): RoundRow {
  const { issuedAt, stoppedAt, questionnaireVersion, id, title, population } = row;
  const days = { opensOn: fromDbDay(row.opensOn), closesOn: fromDbDay(row.closesOn) };
  const state = roundStateOf({ issued: issuedAt !== null, stopped: stoppedAt !== null, ...days }, today());
  const mine = row.departments.filter(({ departmentId }) => inRoundReach(actor, spans, departmentId, days));
  const total = totalOf(
    mine.map(({ departmentId, target }) => ({
      answers: answers.get(keyOf(id, departmentId)) ?? 0,
      target,
      codesIssued: 0,
      codesLeft: 0,
    })),
  );
  return {
    id,
    title,
    population,
    ...days,
    state,
    questionnaire: questionnaireVersion.questionnaire.title,
    departments: mine.length,
    answers: total.answers,
    target: total.target,
  };
}

export type VersionOption = { id: string; title: string; population: Population; number: number };

/** The latest version of every questionnaire in use, for a picker. */
export async function listVersionOptions(actor: Actor): Promise<VersionOption[]> {
  const rows = await db.questionnaire.findMany({
    where: { ...scopeQuestionnaires(actor), archived: false },
    orderBy: [{ population: "asc" }, { title: "asc" }],
    select: {
      title: true,
      population: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true } },
    },
  });
  return rows.flatMap(({ versions, ...row }) => versions.map((version) => ({ ...row, ...version })));
}
