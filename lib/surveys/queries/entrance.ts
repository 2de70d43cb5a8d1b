import "server-only";
import { db } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, fromDbDay } from "@/lib/core/period";
import { sha256 } from "@/lib/core/sha256";
import { questionsOf } from "../rules/answers";
import { isCode, normalizeCode, TOKEN_LENGTH } from "../rules/codes";
import { type Layout, layoutOf } from "../rules/layout";
import { fieldOf } from "../rules/submission";
import type { ChannelKind, Population, Question, QuestionnaireDocument } from "../schema";

/** Somebody in front of the public door: nobody, but for the address or code they hold. */
export type Respondent = { token: string };

/** What a respondent's address opens. */
export type Entrance = {
  kind: ChannelKind | "code";
  /** Of a single-use code; its row is gone once it was used. */
  codeHash: string | null;
  hospitalId: string;
  hospitalName: string;
  roundId: string;
  title: string;
  population: Population;
  issued: boolean;
  stopped: boolean;
  opensOn: Day;
  closesOn: Day;
  document: QuestionnaireDocument;
  questions: readonly Question[];
  layout: Layout;
  /** Names of the form's fields in its order. */
  fields: readonly string[];
  /** The channel's department, or those to choose from. */
  departments: readonly { id: string; name: string }[];
};

const ROUND = {
  hospitalId: true,
  id: true,
  title: true,
  population: true,
  issuedAt: true,
  stoppedAt: true,
  opensOn: true,
  closesOn: true,
  hospital: { select: { name: true } },
  questionnaireVersion: { select: { document: true } },
  departments: { select: { departmentId: true, department: { select: { name: true } } } },
} satisfies Prisma.SurveyRoundSelect;

type Round = Prisma.SurveyRoundGetPayload<{ select: typeof ROUND }>;
type Way = Pick<Entrance, "kind" | "codeHash"> & { departmentId: string | null };

function entranceOf(round: Round, { departmentId, kind, codeHash }: Way): Entrance {
  // Checked when it was saved, and frozen since.
  const document = round.questionnaireVersion.document as QuestionnaireDocument;
  const questions = questionsOf(document);
  const departments = round.departments.map((one) => ({ id: one.departmentId, name: one.department.name }));
  return {
    kind,
    codeHash,
    hospitalId: round.hospitalId,
    hospitalName: round.hospital.name,
    roundId: round.id,
    title: round.title,
    population: round.population,
    issued: round.issuedAt !== null,
    stopped: round.stoppedAt !== null,
    opensOn: fromDbDay(round.opensOn),
    closesOn: fromDbDay(round.closesOn),
    document,
    questions,
    layout: layoutOf(document),
    fields: ["key", "department", ...questions.map(fieldOf)],
    departments: departments
      .filter(({ id }) => departmentId === null || id === departmentId)
      .sort((a, b) => a.name.localeCompare(b.name, "zh-CN")),
  };
}

async function findChannel(token: string): Promise<Entrance | null> {
  const found = await db.surveyChannel.findUnique({
    where: { token },
    select: { kind: true, departmentId: true, round: { select: ROUND } },
  });
  return found && entranceOf(found.round, { ...found, codeHash: null });
}

async function findCode(code: string): Promise<Entrance | null> {
  const hash = sha256(code);
  const found = await db.surveyCode.findUnique({
    where: { hash },
    select: { departmentId: true, round: { select: ROUND } },
  });
  return found && entranceOf(found.round, { kind: "code", departmentId: found.departmentId, codeHash: hash });
}

/**
 * What the address opens; "spent" when it has the form of a single-use code but is none any more: it was used, or
 * taken back. Null when there is nothing.
 */
export async function findEntrance(actor: Respondent): Promise<Entrance | "spent" | null> {
  const token = normalizeCode(actor.token);
  if (token.length === TOKEN_LENGTH) return findChannel(token);
  return isCode(token) ? ((await findCode(token)) ?? "spent") : null;
}

/**
 * Whether an answer of this id is stored: its sender alone knows the id. A used code opens nothing any more, so that
 * every hospital's answers are asked.
 */
export async function findStored(actor: Respondent & { answerId: string }): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`SELECT 1 FROM "Hospital" h
    JOIN "SurveyAnswer" a ON a."hospitalId" = h.id AND a.id = ${actor.answerId}::uuid`;
  return found.length > 0;
}

/** Names of the staff of the hospital whose door this is, to be masked in what respondents write. */
export async function listNamesToMask(actor: Pick<Entrance, "hospitalId">): Promise<Set<string>> {
  const where = { hospitalId: actor.hospitalId };
  const rows = await db.staff.findMany({ where, select: { name: true }, distinct: ["name"] });
  return new Set(rows.map(({ name }) => name));
}
