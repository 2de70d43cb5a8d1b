import "server-only";
import { type Actor, can } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { literal } from "@/lib/core/search-text";
import { scopeQuestionnaires, scopeRounds } from "../policy";
import { compareVersions, type DimensionComparison } from "../rules/comparison";
import type { Formula, Population, QuestionnaireDocument } from "../schema";
import type { QuestionnaireFilters } from "../schema/questionnaires";
import { listReachSpans } from "./round-reach";

const PAGE_SIZE = 50;

export type VersionRow = {
  id: string;
  number: number;
  frozen: boolean;
  version: number;
  /** Rounds on it in the actor's reach. */
  rounds: number;
};

export type QuestionnaireDetail = {
  id: string;
  population: Population;
  title: string;
  formula: Formula;
  archived: boolean;
  version: number;
  /** Newest first. */
  versions: VersionRow[];
};

export type QuestionnaireRow = Omit<QuestionnaireDetail, "version" | "versions"> & {
  newest: VersionRow | null;
  /** Rounds on any of its versions. */
  rounds: number;
};

async function selectionFor(actor: Actor, client: Tx) {
  const rounds = { where: scopeRounds(actor, await listReachSpans(actor, client)) };
  return {
    id: true,
    population: true,
    title: true,
    formula: true,
    archived: true,
    version: true,
    versions: {
      orderBy: { number: "desc" },
      select: { id: true, number: true, frozen: true, version: true, _count: { select: { rounds } } },
    },
  } satisfies Prisma.QuestionnaireSelect;
}

type Selected = Prisma.QuestionnaireGetPayload<{ select: Awaited<ReturnType<typeof selectionFor>> }>;

function detailOf({ versions, ...row }: Selected): QuestionnaireDetail {
  return { ...row, versions: versions.map(({ _count, ...version }) => ({ ...version, rounds: _count.rounds })) };
}

function conditions({ hospitalId }: Actor, { q, population, archived }: QuestionnaireFilters) {
  const parts = [Prisma.sql`"hospitalId" = ${hospitalId}::uuid`];
  if (archived !== "all") parts.push(Prisma.sql`archived = ${archived === "only"}`);
  if (population) parts.push(Prisma.sql`population = ${population}::"Population"`);
  if (q) parts.push(Prisma.sql`title ILIKE ${`%${literal(q)}%`}`);
  return Prisma.join(parts, " AND ");
}

/** Questionnaires by population and title, 50 a page. */
export async function listQuestionnaires(
  actor: Actor,
  filters: QuestionnaireFilters,
): Promise<{ rows: QuestionnaireRow[]; total: number }> {
  if (!can(actor, "survey.read")) return { rows: [], total: 0 };
  // Titles stand in the order of their pinyin, which only the database's own words can ask for.
  const found = await db.$queryRaw<{ id: string; total: number }[]>`
    SELECT id, count(*) OVER ()::int AS total FROM "Questionnaire" WHERE ${conditions(actor, filters)}
    ORDER BY archived, population, title COLLATE "zh-x-icu", id
    LIMIT ${PAGE_SIZE} OFFSET ${(filters.page - 1) * PAGE_SIZE}`;
  const ids = found.map(({ id }) => id);
  const select = await selectionFor(actor, db);
  const rows = await db.questionnaire.findMany({
    where: { AND: [scopeQuestionnaires(actor), { id: { in: ids } }] },
    select,
  });
  const ordered = rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { rows: ordered.map((row) => rowOf(detailOf(row))), total: found[0]?.total ?? 0 };
}

function rowOf({ version: _, versions, ...row }: QuestionnaireDetail): QuestionnaireRow {
  const rounds = versions.reduce((sum, version) => sum + version.rounds, 0);
  return { ...row, newest: versions[0] ?? null, rounds };
}

function notFound(): AppError {
  return new AppError("NOT_FOUND", "core.error.notFound");
}

/** One questionnaire with its versions; throws NOT_FOUND outside the actor's hospital. */
export async function getQuestionnaire(actor: Actor, id: string, client: Tx = db): Promise<QuestionnaireDetail> {
  const select = await selectionFor(actor, client);
  const row = await client.questionnaire.findFirst({ where: { AND: [scopeQuestionnaires(actor), { id }] }, select });
  if (!row) throw notFound();
  return detailOf(row);
}

export type VersionDetail = Omit<VersionRow, "rounds"> & {
  questionnaireId: string;
  population: Population;
  document: QuestionnaireDocument;
};

type Wanted = { id: string } | { questionnaireId: string; number: number };

/** What a version asks; throws NOT_FOUND outside the actor's hospital. */
export async function getVersion(actor: Actor, wanted: Wanted, client: Tx = db): Promise<VersionDetail> {
  const row = await client.questionnaireVersion.findFirst({
    where: { AND: [scopeQuestionnaires(actor), wanted] },
    select: {
      id: true,
      number: true,
      frozen: true,
      version: true,
      questionnaireId: true,
      document: true,
      questionnaire: { select: { population: true } },
    },
  });
  if (!row) throw notFound();
  const { questionnaire, document, ...version } = row;
  // Nothing but what the schema took is ever stored.
  return { ...version, population: questionnaire.population, document: document as QuestionnaireDocument };
}

/** Which dimensions of a version compare with the one before; null for the first. */
export async function findComparison(
  actor: Actor,
  { questionnaireId, number, document }: VersionDetail,
): Promise<{ before: number; rows: DimensionComparison[] } | null> {
  const where = { questionnaireId, number: { lt: number } };
  const earlier = await db.questionnaireVersion.findFirst({
    where: { AND: [scopeQuestionnaires(actor), where] },
    orderBy: { number: "desc" },
    select: { number: true, document: true },
  });
  if (!earlier) return null;
  return { before: earlier.number, rows: compareVersions(earlier.document as QuestionnaireDocument, document) };
}
