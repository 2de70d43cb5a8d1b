import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Month } from "@/lib/core/period";
import type { Answer } from "@/lib/surveys/rules/answers";
import { countedSlots, layoutOf } from "@/lib/surveys/rules/layout";
import { addCounts, noCounts, release } from "@/lib/surveys/rules/tally";
import type { Dimension, Formula, Population, QuestionnaireDocument, Words } from "@/lib/surveys/schema";
import { insertRows } from "@/prisma/seed/insert";
import * as make from "./survey-rows";

function words(text: string): Words {
  return { zh: text, en: text };
}

export type ScaleSketch = {
  key: string;
  dimension: Dimension;
  text?: string;
  levels?: number;
  notApplicable?: boolean;
};

/** A questionnaire of scale questions alone. */
export function scalesDocument(...scales: ScaleSketch[]): QuestionnaireDocument {
  const questions = scales.map(({ key, dimension, text, levels = 5, notApplicable = true }) => ({
    key,
    kind: "scale" as const,
    text: words(text ?? key),
    required: false,
    dimension,
    levels: Array.from({ length: levels }, (_, index) => words(`Level ${index + 1}`)),
    notApplicable,
  }));
  return { intro: words("Intro"), thanks: words("Thanks"), sections: [{ title: words("Section"), questions }] };
}

type Asked = {
  hospitalId: string;
  population?: Population;
  formula?: Formula;
  document: QuestionnaireDocument;
  title?: string;
  /** Of an earlier survey: asks by another version of its questionnaire. */
  questionnaireId?: string;
  number?: number;
  opensOn?: string;
  closesOn?: string;
  issuedAt?: string;
};

export type Surveyed = { questionnaireId: string; versionId: string; roundId: string };

type Batch = { departmentId: string; month: Month; answers: readonly (readonly Answer[])[] };

/** Stores surveys and their answers as the public door counts them: by the real rules, in the order given. */
export function surveyor(url: () => string) {
  const connected = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url() });
    await client.connect();
    return work(client).finally(() => client.end());
  };

  /** A questionnaire unless one is given, a frozen version of it, and an issued round. */
  const ask = (asked: Asked): Promise<Surveyed> =>
    connected(async (client) => {
      const { hospitalId, document, population = "inpatient", formula = "linear" } = asked;
      const questionnaireId = asked.questionnaireId ?? randomUUID();
      if (!asked.questionnaireId) {
        const title = asked.title ?? `Questionnaire ${questionnaireId}`;
        const row = make.questionnaireRow({ hospitalId, id: questionnaireId, population, formula, title });
        await insertRows(client, "Questionnaire", [row]);
      }
      const number = asked.number ?? 1;
      const version = make.questionnaireVersionRow({ hospitalId, questionnaireId, number, document, frozen: true });
      await insertRows(client, "QuestionnaireVersion", [version]);
      const { opensOn = "2026-01-01", closesOn = "2026-12-31", issuedAt = `${opensOn}T01:00:00.000Z` } = asked;
      const days = { opensOn, closesOn, issuedAt };
      const round = make.surveyRoundRow({ hospitalId, population, questionnaireVersionId: version.id, ...days });
      await insertRows(client, "SurveyRound", [round]);
      return { questionnaireId, versionId: version.id, roundId: round.id };
    });

  /** Answers that came in on the first day of a month; what is let out goes into that month. */
  const answer = (
    hospitalId: string,
    { roundId }: Pick<Surveyed, "roundId">,
    document: QuestionnaireDocument,
    ...batches: Batch[]
  ): Promise<void> =>
    connected(async (client) => {
      const layout = layoutOf(document);
      for (const { departmentId, month, answers } of batches) {
        const place = { hospitalId, roundId, departmentId };
        const day = `${month}-01`;
        const rows = answers.map((one) => make.surveyAnswerRow({ ...place, day, answers: one as number[] }));
        await client.query(
          `INSERT INTO "SurveyRoundDepartment" ("hospitalId", "roundId", "departmentId") VALUES ($1, $2, $3)
           ON CONFLICT DO NOTHING`,
          [hospitalId, roundId, departmentId],
        );
        await insertRows(client, "SurveyAnswer", rows);
        const counts = answers
          .map((one) => {
            const ones = noCounts(layout.size);
            for (const slot of countedSlots(layout, one)) ones[slot] = (ones[slot] ?? 0) + 1;
            return ones;
          })
          .reduce(addCounts, noCounts(layout.size));
        const read = async (table: string, more = "", value: unknown[] = []) => {
          const { rows: found } = await client.query<{ counts: number[] }>(
            `SELECT counts FROM "${table}" WHERE "hospitalId" = $1 AND "roundId" = $2 AND "departmentId" = $3 ${more}`,
            [hospitalId, roundId, departmentId, ...value],
          );
          return found[0]?.counts ?? noCounts(layout.size);
        };
        const { out, kept } = release(layout, addCounts(await read("SurveyPendingTally"), counts));
        await store(client, "SurveyPendingTally", place, {}, kept);
        const told = addCounts(await read("SurveyMonthTally", "AND month = $4", [month]), out);
        await store(client, "SurveyMonthTally", place, { month }, told);
        const inDay = addCounts(await read("SurveyDayTally", "AND day = $4", [day]), counts);
        await store(client, "SurveyDayTally", place, { day }, inDay);
      }
    });

  return { ask, answer };
}

async function store(
  client: pg.Client,
  table: string,
  place: Record<string, string>,
  more: Record<string, string>,
  counts: number[],
): Promise<void> {
  const columns = Object.entries({ ...place, ...more });
  const names = columns.map(([name]) => `"${name}"`).join(", ");
  const values = columns.map((_, index) => `$${index + 1}`).join(", ");
  await client.query(
    `INSERT INTO "${table}" (${names}, counts) VALUES (${values}, $${columns.length + 1})
     ON CONFLICT (${names}) DO UPDATE SET counts = excluded.counts`,
    [...columns.map(([, value]) => value), counts],
  );
}

/** `times` people who all answered the same. */
export function alike(times: number, ...answers: Answer[]): Answer[][] {
  return Array.from({ length: times }, () => answers);
}
