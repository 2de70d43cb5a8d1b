import "server-only";
import { type Actor, can } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import type { Day, Month } from "@/lib/core/period";
import { literal } from "@/lib/core/search-text";
import { listPairingSpans } from "@/lib/organisation/queries/departments";
import { layoutOf } from "@/lib/surveys/rules/layout";
import type { Population, QuestionnaireDocument, Words } from "@/lib/surveys/schema";
import { WORD_GROUPS, type WordFilters, type WordGroup } from "../schema";

const PAGE_SIZE = 50;

/** What somebody wrote, as it is kept: masked. The month is that in which it was let out, with at least four others. */
export type WordRow = {
  id: string;
  text: string;
  month: Month;
  departmentId: string;
  departmentName: string;
  population: Population;
  round: string;
  question: Words;
  group: WordGroup;
};

export type WordCount = { group: WordGroup; count: number };

/** A text question of a version. */
type Asked = { versionId: string; question: number; group: WordGroup; text: Words };

async function listTextQuestions(
  { hospitalId }: Actor,
  population: Population | undefined,
  client: Tx = db,
): Promise<Asked[]> {
  const issued = { issuedAt: { not: null }, ...(population ? { population } : {}) };
  const versions = await client.questionnaireVersion.findMany({
    where: { hospitalId, rounds: { some: issued } },
    select: { id: true, document: true },
  });
  return versions.flatMap(({ id: versionId, document }) =>
    // Checked when it was saved.
    layoutOf(document as QuestionnaireDocument).places.flatMap(({ question }, number): Asked[] =>
      question.kind === "text"
        ? [{ versionId, question: number, group: question.dimension ?? "other", text: question.text }]
        : [],
    ),
  );
}

/** Comments of the months in which a branch of the actor's stood in their department; all for the whole hospital's. */
async function inReach(actor: Actor, client: Tx): Promise<Prisma.Sql> {
  if (actor.hospitalWide.has("satisfaction.read")) return Prisma.sql`true`;
  const spans = can(actor, "satisfaction.read") ? await listPairingSpans(actor, actor.branchIds, client) : [];
  const days = (of: (span: { fromDay: Day; toDay: Day | null }) => Day | null) => spans.map(of);
  return Prisma.sql`EXISTS (
    SELECT 1 FROM unnest(${spans.map(({ departmentId }) => departmentId)}::text[]::uuid[],
      ${days(({ fromDay }) => fromDay)}::text[]::date[], ${days(({ toDay }) => toDay)}::text[]::date[])
      AS s(department, since, until)
    WHERE s.department = c."departmentId" AND to_char(s.since, 'YYYY-MM') <= c.month
        AND (s.until IS NULL OR c.month <= to_char(s.until, 'YYYY-MM')))`;
}

type Narrowed = Pick<WordFilters, "q" | "department" | "from" | "to"> & { id?: string };

function narrowed(filters: Narrowed): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  if (filters.id) parts.push(Prisma.sql`c.id = ${filters.id}::uuid`);
  if (filters.department) parts.push(Prisma.sql`c."departmentId" = ${filters.department}::uuid`);
  if (filters.from) parts.push(Prisma.sql`c.month >= ${filters.from}`);
  if (filters.to) parts.push(Prisma.sql`c.month <= ${filters.to}`);
  if (filters.q) parts.push(Prisma.sql`c.text ILIKE ${`%${literal(filters.q)}%`}`);
  return parts;
}

/**
 * The comments that may be read, as the table `words`: those that were let out with their answers, at least five of a
 * question in a round and department at once. Which month they belong to was decided then, so that no filter parts them.
 */
async function publishedWords(
  actor: Actor,
  asked: readonly Asked[],
  filters: Narrowed & Pick<WordFilters, "population">,
  client: Tx = db,
): Promise<Prisma.Sql> {
  const hospital = Prisma.sql`${actor.hospitalId}::uuid`;
  const within = filters.population ? Prisma.sql`AND r.population = ${filters.population}::"Population"` : Prisma.empty;
  const where = Prisma.join([await inReach(actor, client), ...narrowed(filters)], " AND ");
  return Prisma.sql`
    asked AS (
      SELECT r.id AS round, r.population, r.title, a.version, a.question, a.topic
      FROM unnest(${asked.map(({ versionId }) => versionId)}::text[]::uuid[], ${asked.map(({ question }) => question)}::int[],
        ${asked.map(({ group }) => group)}::text[])
        AS a(version, question, topic)
      JOIN "SurveyRound" r ON r."hospitalId" = ${hospital} AND r."questionnaireVersionId" = a.version
        AND r."issuedAt" IS NOT NULL ${within}
    ), words AS (
      SELECT c.id, c.text, c.month, c."departmentId", a.population, a.title, a.version, a.question, a.topic
      FROM "SurveyComment" c
      JOIN asked a ON a.round = c."roundId" AND a.question = c.question
      WHERE c."hospitalId" = ${hospital} AND c.month IS NOT NULL AND ${where}
    )`;
}

type SqlRow = Omit<WordRow, "question"> & { version: string; number: number };

/**
 * One page of the comments in the actor's reach, by dimension and from the newest month on, with the number of all
 * that match and that of each dimension. Within a month their order is random.
 */
export async function listWords(
  actor: Actor,
  filters: WordFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: WordRow[]; total: number; counts: WordCount[] }> {
  const asked = await listTextQuestions(actor, filters.population);
  const words = await publishedWords(actor, asked, filters);
  const counted = await db.$queryRaw<WordCount[]>`
    WITH ${words} SELECT topic AS group, count(*)::int AS count FROM words GROUP BY topic
    ORDER BY array_position(${[...WORD_GROUPS]}::text[], topic)`;
  const only = filters.group ? Prisma.sql`WHERE w.topic = ${filters.group}` : Prisma.empty;
  const found = await db.$queryRaw<SqlRow[]>`
    WITH ${words}
    SELECT w.id::text, w.text, w.month, w."departmentId"::text, d.name AS "departmentName",
           w.population::text, w.title AS round, w.topic AS group, w.version::text, w.question AS number
    FROM words w
    JOIN "Department" d ON d."hospitalId" = ${actor.hospitalId}::uuid AND d.id = w."departmentId"
    ${only}
    ORDER BY array_position(${[...WORD_GROUPS]}::text[], w.topic), w.month DESC, w.id
    LIMIT ${pageSize} OFFSET ${(filters.page - 1) * pageSize}`;
  const texts = new Map(asked.map((one) => [`${one.versionId} ${one.question}`, one.text]));
  const rows = found.map(({ version, number, ...row }) => {
    const question = texts.get(`${version} ${number}`) ?? { zh: "", en: "" };
    return { ...row, question };
  });
  const matching = counted.filter(({ group }) => !filters.group || group === filters.group);
  return { rows, total: matching.reduce((sum, { count }) => sum + count, 0), counts: counted };
}

/** One comment that the actor may read, and what it is about; null when it is not there or not published yet. */
export async function findWord(
  actor: Actor,
  id: string,
  client: Tx = db,
): Promise<Pick<WordRow, "id" | "text" | "departmentId" | "departmentName" | "population" | "group"> | null> {
  const words = await publishedWords(actor, await listTextQuestions(actor, undefined, client), { id }, client);
  const [found] = await client.$queryRaw<Omit<WordRow, "month" | "question">[]>`
    WITH ${words}
    SELECT w.id::text, w.text, w."departmentId"::text, d.name AS "departmentName", w.population::text, w.topic AS group
    FROM words w
    JOIN "Department" d ON d."hospitalId" = ${actor.hospitalId}::uuid AND d.id = w."departmentId"`;
  return found ?? null;
}

/** Departments of which the actor can read comments; none while nothing has been published. */
export async function listWordDepartments(actor: Actor): Promise<{ id: string; name: string }[]> {
  const words = await publishedWords(actor, await listTextQuestions(actor, undefined), {});
  return db.$queryRaw<{ id: string; name: string }[]>`
    WITH ${words}
    SELECT d.id::text, d.name FROM "Department" d
    WHERE d."hospitalId" = ${actor.hospitalId}::uuid AND d.id IN (SELECT "departmentId" FROM words)
    ORDER BY d.kind, d.name COLLATE "zh-x-icu"`;
}
