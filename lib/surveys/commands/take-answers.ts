import "server-only";
import type { BatchTx } from "@/lib/core/batch";
import { type Day, type Month, monthOf, today } from "@/lib/core/period";
import type { Answer } from "../rules/answers";
import { countSheet, type Layout } from "../rules/layout";
import { addCounts, type Counts, noCounts, release } from "../rules/tally";

/** One filled-in questionnaire on its way into the database. */
export type Submission = {
  /** Random, from the respondent's browser. */
  id: string;
  hospitalId: string;
  roundId: string;
  departmentId: string;
  /** The single-use code it came with, hashed. */
  codeHash: string | null;
  layout: Layout;
  answers: readonly Answer[];
  /** Masked already. */
  texts: readonly { question: number; text: string }[];
};

/** `repeated`: it was stored before; `spent`: its code was used; `closed`: its round takes no answers any more. */
export type Receipt = "stored" | "repeated" | "spent" | "closed";

/** Sorted, so that transactions that meet take their locks in the same order. */
const sortedBy = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));

const column = <K extends keyof Submission>(items: readonly Submission[], key: K) => items.map((item) => item[key]);

const LOCK_CODES = `SELECT hash FROM "SurveyCode" WHERE hash = ANY($1::text[]) ORDER BY hash FOR UPDATE`;

// Joined with its round once more: whatever the door knew of it may be seconds old.
const INSERT = `
  INSERT INTO "SurveyAnswer" ("hospitalId", id, "roundId", "departmentId", day, answers)
  SELECT a.hospital, a.id, a.round, a.department, $6::date, a.answers::jsonb
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) AS a(hospital, id, round, department, answers)
  JOIN "SurveyRound" r ON r."hospitalId" = a.hospital AND r.id = a.round AND r."issuedAt" IS NOT NULL
    AND r."stoppedAt" IS NULL AND $6::date BETWEEN r."opensOn" AND r."closesOn"
  ON CONFLICT DO NOTHING
  RETURNING id`;

const FIND = `
  SELECT id FROM "SurveyAnswer"
  WHERE ("hospitalId", id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`;

const DELETE_CODES = `DELETE FROM "SurveyCode" WHERE hash = ANY($1::text[])`;

const COMMENTS = `
  INSERT INTO "SurveyComment" ("hospitalId", id, "roundId", "departmentId", question, day, text)
  SELECT c.hospital, gen_random_uuid(), c.round, c.department, c.question, $6::date, c.text
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[])
    AS c(hospital, round, department, question, text)`;

/** Codes of these submissions that nobody has used, each given to the first that came with it. */
async function usableCodes(tx: BatchTx, submissions: readonly Submission[]): Promise<Set<Submission>> {
  const coded = submissions.filter(({ codeHash }) => codeHash !== null);
  if (coded.length === 0) return new Set();
  const rows = await tx.query<{ hash: string }>("lock-codes", LOCK_CODES, [column(coded, "codeHash")]);
  const left = new Set(rows.map(({ hash }) => hash));
  return new Set(coded.filter(({ codeHash }) => left.delete(codeHash ?? "")));
}

async function idsThere(tx: BatchTx, submissions: readonly Submission[]): Promise<Set<string>> {
  if (submissions.length === 0) return new Set();
  const values = [column(submissions, "hospitalId"), column(submissions, "id")];
  return new Set((await tx.query<{ id: string }>("find-answers", FIND, values)).map(({ id }) => id));
}

async function insert(tx: BatchTx, submissions: readonly Submission[], day: Day): Promise<Set<string>> {
  if (submissions.length === 0) return new Set();
  const rows = sortedBy(submissions, ({ id }) => id);
  const answers = rows.map((row) => JSON.stringify(row.answers));
  const ids = [column(rows, "hospitalId"), column(rows, "id"), column(rows, "roundId"), column(rows, "departmentId")];
  return new Set(
    (await tx.query<{ id: string }>("insert-answers", INSERT, [...ids, answers, day])).map(({ id }) => id),
  );
}

async function insertComments(tx: BatchTx, stored: readonly Submission[], day: Day): Promise<void> {
  const written = stored.flatMap(({ texts, ...at }) => texts.map((one) => ({ ...at, ...one })));
  if (written.length === 0) return;
  await tx.query("insert-comments", COMMENTS, [
    written.map(({ hospitalId }) => hospitalId),
    written.map(({ roundId }) => roundId),
    written.map(({ departmentId }) => departmentId),
    written.map(({ question }) => question),
    written.map(({ text }) => text),
    day,
  ]);
}

/** Counts that one batch adds to one round and department. */
type Cell = Pick<Submission, "hospitalId" | "roundId" | "departmentId" | "layout"> & { counts: number[] };

/** What a batch adds to the tallies, a cell for each round and department, in the order of their locks. */
function cellsOf(stored: readonly Submission[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { hospitalId, roundId, departmentId, layout, answers } of stored) {
    const key = `${hospitalId} ${roundId} ${departmentId}`;
    const cell = cells.get(key) ?? { hospitalId, roundId, departmentId, layout, counts: noCounts(layout.size) };
    const { counts } = cell;
    countSheet(layout, answers, (slot) => {
      counts[slot] = (counts[slot] ?? 0) + 1;
    });
    cells.set(key, cell);
  }
  return sortedBy([...cells.values()], ({ hospitalId, roundId, departmentId }) => hospitalId + roundId + departmentId);
}

// Batches of one round take turns from here to their commit.
const LOCK_ROUNDS = `
  SELECT 1 FROM "SurveyRound" WHERE ("hospitalId", id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
  ORDER BY "hospitalId", id FOR NO KEY UPDATE`;

// As text: the driver's own reading of arrays costs more than all else of a batch.
const READ = `
  SELECT d.counts::text AS day, p.counts::text AS pending, m.counts::text AS month
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS c(hospital, round, department, place)
  LEFT JOIN "SurveyDayTally" d ON d."hospitalId" = c.hospital AND d."roundId" = c.round
    AND d."departmentId" = c.department AND d.day = $4::date
  LEFT JOIN "SurveyPendingTally" p ON p."hospitalId" = c.hospital AND p."roundId" = c.round
    AND p."departmentId" = c.department
  LEFT JOIN "SurveyMonthTally" m ON m."hospitalId" = c.hospital AND m."roundId" = c.round
    AND m."departmentId" = c.department AND m.month = $5
  ORDER BY c.place`;

const WRITE = `
  WITH cell AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[])
      AS c(hospital, round, department, day, pending, month)
  ), days AS (
    INSERT INTO "SurveyDayTally" ("hospitalId", "roundId", "departmentId", day, counts)
    SELECT hospital, round, department, $7::date, cell.day::int[] FROM cell
    ON CONFLICT ("hospitalId", "roundId", "departmentId", day) DO UPDATE SET counts = EXCLUDED.counts
  ), waiting AS (
    INSERT INTO "SurveyPendingTally" ("hospitalId", "roundId", "departmentId", counts)
    SELECT hospital, round, department, cell.pending::int[] FROM cell
    ON CONFLICT ("hospitalId", "roundId", "departmentId") DO UPDATE SET counts = EXCLUDED.counts
  )
  INSERT INTO "SurveyMonthTally" ("hospitalId", "roundId", "departmentId", month, counts)
  SELECT hospital, round, department, $8, cell.month::int[] FROM cell
  ON CONFLICT ("hospitalId", "roundId", "departmentId", month) DO UPDATE SET counts = EXCLUDED.counts`;

type Kept = Record<"day" | "pending" | "month", string | null>;

const countsIn = (kept: string | null | undefined): Counts => (kept ? JSON.parse(`[${kept.slice(1, -1)}]`) : []);
// Whatever waits of a question goes out together, as its counts do: nothing is let out alone, and nothing is taken back.
const PUBLISH = `
  UPDATE "SurveyComment" c SET month = $5, mixed = false
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[]) AS o(hospital, round, department, question)
  WHERE c."hospitalId" = o.hospital AND c."roundId" = o.round AND c."departmentId" = o.department
    AND c.question = o.question AND c.month IS NULL`;

const literal = (counts: Counts) => `{${counts.join(",")}}`;

function grown({ layout, counts }: Cell, kept: Kept | undefined) {
  const { out, kept: pending } = release(layout, addCounts(countsIn(kept?.pending), counts));
  const [day, month] = [addCounts(countsIn(kept?.day), counts), addCounts(countsIn(kept?.month), out)];
  return { day: literal(day), pending: literal(pending), month: literal(month), out };
}

/** Lets out the comments on the questions whose answers were let out. */
async function publishComments(tx: BatchTx, released: { cell: Cell; out: Counts }[], month: Month): Promise<void> {
  const texts = released.flatMap(({ cell, out }) =>
    cell.layout.places.flatMap(({ question, answered }, number) =>
      question.kind === "text" && (out[answered] ?? 0) > 0 ? [{ ...cell, number }] : [],
    ),
  );
  if (texts.length === 0) return;
  await tx.query("publish-comments", PUBLISH, [
    texts.map(({ hospitalId }) => hospitalId),
    texts.map(({ roundId }) => roundId),
    texts.map(({ departmentId }) => departmentId),
    texts.map(({ number }) => number),
    month,
  ]);
}

async function fold(tx: BatchTx, stored: readonly Submission[], day: Day): Promise<void> {
  const cells = cellsOf(stored);
  const places = [
    cells.map(({ hospitalId }) => hospitalId),
    cells.map(({ roundId }) => roundId),
    cells.map(({ departmentId }) => departmentId),
  ];
  await tx.query("lock-rounds", LOCK_ROUNDS, [places[0], places[1]]);
  const month = monthOf(day);
  const kept = await tx.query<Kept>("read-tallies", READ, [...places, day, month]);
  const rows = cells.map((cell, index) => ({ cell, ...grown(cell, kept[index]) }));
  const counts = [rows.map((row) => row.day), rows.map((row) => row.pending), rows.map((row) => row.month)];
  await tx.query("write-tallies", WRITE, [...places, ...counts, day, month]);
  await publishComments(tx, rows, month);
}

/**
 * Stores filled-in questionnaires with their comments, deletes the codes they came with, and counts them, all in the
 * one transaction. One receipt for each, in their order.
 */
export async function takeAnswers(tx: BatchTx, submissions: readonly Submission[]): Promise<Receipt[]> {
  const day = today();
  const usable = await usableCodes(tx, submissions);
  const admitted = submissions.filter((one) => one.codeHash === null || usable.has(one));
  const inserted = await insert(tx, admitted, day);
  // The same answer twice in one batch: the first of them was stored.
  const stored = admitted.filter(({ id }) => inserted.delete(id));
  const storedSet = new Set(stored);
  if (stored.length > 0) {
    const codes = stored.flatMap(({ codeHash }) => codeHash ?? []);
    if (codes.length > 0) await tx.query("delete-codes", DELETE_CODES, [codes]);
    await insertComments(tx, stored, day);
    await fold(tx, stored, day);
  }
  const others = submissions.filter((one) => !storedSet.has(one));
  const there = await idsThere(tx, others);
  return submissions.map((one): Receipt => {
    if (storedSet.has(one)) return "stored";
    if (there.has(one.id)) return "repeated";
    return one.codeHash !== null && !usable.has(one) ? "spent" : "closed";
  });
}
