import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Submission } from "@/lib/surveys/commands/take-answers";
import type { Answer } from "@/lib/surveys/rules/answers";
import { countedSlots, layoutOf } from "@/lib/surveys/rules/layout";
import { addCounts, type Counts } from "@/lib/surveys/rules/tally";
import { SAMPLE_DOCUMENT, sampleAnswers } from "./survey-document";
import type { HospitalWorld } from "./world";

const LAYOUT = layoutOf(SAMPLE_DOCUMENT);

/** An answer to the world's open round for its own department, without texts unless given. */
export function submissionTo({ hospitalId, survey, own }: HospitalWorld, given: Partial<Submission> = {}): Submission {
  return {
    id: randomUUID(),
    hospitalId,
    roundId: survey.roundId,
    departmentId: own.departmentId,
    codeHash: null,
    layout: LAYOUT,
    answers: sampleAnswers(0),
    texts: [],
    ...given,
  };
}

type Where = { roundId: string; departmentId: string };

/** Everything the database holds of a round and department, read past the application. */
export async function storedOf(url: string, { roundId, departmentId }: Where) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const all = async <Row extends pg.QueryResultRow>(columns: string, table: string) => {
    const text = `SELECT ${columns} FROM "${table}" WHERE "roundId" = $1 AND "departmentId" = $2`;
    return (await client.query<Row>(text, [roundId, departmentId])).rows;
  };
  try {
    return {
      answers: await all<{ id: string; answers: Answer[] }>("id, answers", "SurveyAnswer"),
      comments: await all<{ text: string; question: number; month: string | null }>(
        "text, question, month",
        "SurveyComment",
      ),
      codes: await all<{ hash: string }>("hash", "SurveyCode"),
      days: await all<{ day: string; counts: number[] }>("day::text, counts", "SurveyDayTally"),
      months: await all<{ month: string; counts: number[] }>("month, counts", "SurveyMonthTally"),
      pending: await all<{ counts: number[] }>("counts", "SurveyPendingTally"),
    };
  } finally {
    await client.end();
  }
}

export type Stored = Awaited<ReturnType<typeof storedOf>>;

/** What stored answers of the sample count up to. */
export function recount(answers: readonly { answers: readonly Answer[] }[]): Counts {
  const counts = new Array<number>(LAYOUT.size).fill(0);
  for (const one of answers)
    for (const slot of countedSlots(LAYOUT, one.answers)) counts[slot] = (counts[slot] ?? 0) + 1;
  return counts;
}

export function sumOf(rows: readonly { counts: Counts }[]): Counts {
  return rows.map(({ counts }) => counts).reduce(addCounts, new Array<number>(LAYOUT.size).fill(0));
}
