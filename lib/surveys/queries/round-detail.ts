import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay, today } from "@/lib/core/period";
import { inRoundReach, scopeRounds } from "../policy";
import { type RoundState, roundStateOf } from "../rules/round-state";
import type { Population } from "../schema";
import { listReachSpans } from "./round-reach";

export type RoundDepartment = {
  id: string;
  name: string;
  headcount: number | null;
  target: number | null;
  codesIssued: number;
};

export type RoundDetail = {
  id: string;
  title: string;
  population: Population;
  opensOn: Day;
  closesOn: Day;
  issued: boolean;
  stopped: boolean;
  state: RoundState;
  version: number;
  questionnaire: { id: string; title: string; archived: boolean; versionId: string; number: number };
  /** Those in the actor's reach. */
  departments: RoundDepartment[];
};

const SELECT = {
  id: true,
  title: true,
  population: true,
  opensOn: true,
  closesOn: true,
  issuedAt: true,
  stoppedAt: true,
  version: true,
  questionnaireVersion: {
    select: { id: true, number: true, questionnaire: { select: { id: true, title: true, archived: true } } },
  },
  departments: {
    orderBy: [{ department: { kind: "asc" } }, { department: { name: "asc" } }],
    select: { target: true, codesIssued: true, department: { select: { id: true, name: true, headcount: true } } },
  },
} satisfies Prisma.SurveyRoundSelect;

type Selected = Prisma.SurveyRoundGetPayload<{ select: typeof SELECT }>;

function detailOf({ questionnaireVersion, issuedAt, stoppedAt, ...row }: Selected): RoundDetail {
  const dates = {
    issued: issuedAt !== null,
    stopped: stoppedAt !== null,
    opensOn: fromDbDay(row.opensOn),
    closesOn: fromDbDay(row.closesOn),
  };
  const { id: versionId, number, questionnaire } = questionnaireVersion;
  return {
    ...row,
    ...dates,
    state: roundStateOf(dates, today()),
    questionnaire: { ...questionnaire, versionId, number },
    departments: row.departments.map(({ department, ...one }) => ({ ...one, ...department })),
  };
}

/** One round with its departments in the actor's reach; throws NOT_FOUND outside it. */
export async function getRound(actor: Actor, id: string, client: Tx = db): Promise<RoundDetail> {
  const spans = await listReachSpans(actor, client);
  const where = { AND: [scopeRounds(actor, spans), { id }] };
  const found = await client.surveyRound.findFirst({ where, select: SELECT });
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  const round = detailOf(found);
  const departments = round.departments.filter((one) => inRoundReach(actor, spans, one.id, round));
  return { ...round, departments };
}
