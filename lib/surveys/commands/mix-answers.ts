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

const COMMENTS = `
  WITH taken AS (DELETE FROM "SurveyComment" WHERE NOT mixed AND day < $1::date RETURNING *)
  INSERT INTO "SurveyComment" ("hospitalId", id, "roundId", "departmentId", question, day, text, mixed)
  SELECT "hospitalId", id, "roundId", "departmentId", question, day, text, true FROM taken ORDER BY id`;

/** Takes away the order in which the answers and comments of the days before came; gives how many answers there were. */
export async function mixAnswers(tx: BatchTx, [before = ""]: readonly Day[]): Promise<number[]> {
  const [row] = await tx.query<{ mixed: number }>("mix-answers", ANSWERS, [before]);
  await tx.query("mix-comments", COMMENTS, [before]);
  return [row?.mixed ?? 0];
}
