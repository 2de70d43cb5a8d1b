import { randomUUID } from "node:crypto";
import pg from "pg";
import { insertRows } from "@/prisma/seed/insert";
import { readE2eState } from "./e2e-state";
import * as make from "./survey-rows";

/** An open survey of the sample document beside those of the demo hospital, with an address of each kind. */
export type OpenSurvey = { roundId: string; departmentId: string; link: string; poster: string; tablet: string };

/** Opens it over two of the hospital's departments; each call opens another one. */
export async function openSampleSurvey(): Promise<OpenSurvey> {
  const client = new pg.Client({ connectionString: readE2eState().databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ hospitalId: string; id: string }>(
      `SELECT "hospitalId", id FROM "Department" WHERE "closedOn" IS NULL AND kind = 'clinical' ORDER BY name LIMIT 2`,
    );
    const [first, second] = rows;
    if (!first || !second) throw new Error("The demo hospital has no two clinical departments.");
    const at = { hospitalId: first.hospitalId };
    const questionnaire = make.questionnaireRow({ ...at, title: `Sample ${randomUUID()}` });
    await insertRows(client, "Questionnaire", [questionnaire]);
    const version = make.questionnaireVersionRow({ ...at, questionnaireId: questionnaire.id, frozen: true });
    await insertRows(client, "QuestionnaireVersion", [version]);
    const issuedAt = "2026-01-01T00:00:00.000Z";
    const round = make.surveyRoundRow({ ...at, questionnaireVersionId: version.id, issuedAt });
    await insertRows(client, "SurveyRound", [round]);
    const places = rows.map(({ id }) => ({ ...at, roundId: round.id, departmentId: id }));
    await insertRows(client, "SurveyRoundDepartment", places.map(make.surveyRoundDepartmentRow));
    const own = { ...at, roundId: round.id, departmentId: first.id };
    const link = make.surveyChannelRow({ ...at, roundId: round.id });
    const poster = make.surveyChannelRow({ ...own, kind: "poster" });
    const tablet = make.surveyChannelRow({ ...own, kind: "tablet" });
    await insertRows(client, "SurveyChannel", [link, poster, tablet]);
    const addresses = { link: `/s/${link.token}`, poster: `/s/${poster.token}`, tablet: `/s/${tablet.token}` };
    return { roundId: round.id, departmentId: first.id, ...addresses };
  } finally {
    await client.end();
  }
}
