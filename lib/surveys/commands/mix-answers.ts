import "server-only";
import type { BatchTx } from "@/lib/core/batch";
import type { Day } from "@/lib/core/period";

// Written again in the order of their random ids: where a row lies, and which transaction wrote it, then say nothing of
// when it came. Rows of today still lie as they came.
const ANSWERS = `
  WITH taken AS (DELETE FROM "SurveyAnswer" WHERE NOT mixed AND day < $1::date RETURNING *), put AS (
    INSERT INTO "SurveyAnswer" ("hospitalId", id, "roundId", "departmentId", day, answers, mixed)
    SELECT "hospitalId", id, "roundId", "departmentId", day, answers, true FROM taken ORDER BY id RETURNING 1)
  SELECT count(*)::int AS mixed FROM put`;

// Nothing of these rounds is let out before the commit: a comment that is being written again would be overlooked, and
// the others let out without it.
const LOCK_ROUNDS = `
  SELECT r."hospitalId"::text AS hospital, r.id::text AS round FROM "SurveyRound" r
  WHERE EXISTS (SELECT 1 FROM "SurveyComment" c
    WHERE c."hospitalId" = r."hospitalId" AND c."roundId" = r.id AND NOT c.mixed AND c.day < $1::date)
  ORDER BY r."hospitalId", r.id FOR NO KEY UPDATE`;

const COMMENTS = `
  WITH taken AS (
    DELETE FROM "SurveyComment" WHERE NOT mixed AND day < $1::date
      AND ("hospitalId", "roundId") IN (SELECT * FROM unnest($2::uuid[], $3::uuid[])) RETURNING *)
  INSERT INTO "SurveyComment" ("hospitalId", id, "roundId", "departmentId", question, day, text, month, mixed)
  SELECT "hospitalId", id, "roundId", "departmentId", question, day, text, month, true FROM taken ORDER BY id`;

/** Takes away the order in which the answers and comments of the days before came; gives how many answers there were. */
export async function mixAnswers(tx: BatchTx, [before = ""]: readonly Day[]): Promise<number[]> {
  const [row] = await tx.query<{ mixed: number }>("mix-answers", ANSWERS, [before]);
  const rounds = await tx.query<{ hospital: string; round: string }>("lock-rounds-to-mix", LOCK_ROUNDS, [before]);
  const values = [rounds.map(({ hospital }) => hospital), rounds.map(({ round }) => round)];
  await tx.query("mix-comments", COMMENTS, [before, ...values]);
  return [row?.mixed ?? 0];
}
