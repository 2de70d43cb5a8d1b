import pg from "pg";
import { messagesOf } from "@/lib/i18n/messages";
import { questionsOf } from "@/lib/surveys/rules/answers";
import { fieldOf } from "@/lib/surveys/rules/submission";
import { templateDocument } from "@/lib/surveys/rules/templates";
import type { Question, QuestionnaireDocument } from "@/lib/surveys/schema";
import { applyMigrations } from "@/prisma/launch/migrate";
import { insertRows } from "@/prisma/seed/insert";
import { departmentRow, hospitalRow } from "@/tests/support/factories";
import * as make from "@/tests/support/survey-rows";
import { type CrowdOrder, KEY_PLACE } from "./crowd";

const DEPARTMENTS = 30;
const FORMS = 400;

/** An outpatient survey of thirty departments, open now, and forms as respondents fill them in. */
export type SurveyHospital = {
  hospitalId: string;
  roundId: string;
  departmentIds: string[];
  path: string;
  forms: CrowdOrder["forms"];
};

const WORDS = { zh: messagesOf("zh-CN").surveyTemplates, en: messagesOf("en").surveyTemplates };

const upTo = (most: number) => Math.floor(Math.random() * most);

function valueFor(question: Question): string | null {
  switch (question.kind) {
    case "scale":
      return String(1 + upTo(question.levels.length));
    case "single":
    case "multiple":
      return String(upTo(question.options.length));
    case "number":
      return String(question.least + upTo(question.most - question.least + 1));
    case "recommendation":
      return String(upTo(11));
    case "text":
      return upTo(10) === 0 ? "The waiting room could do with more chairs." : "";
  }
}

function fillIn(document: QuestionnaireDocument, departmentId: string): string {
  const asked = questionsOf(document).filter(({ showIf }) => !showIf);
  const answers = asked.map((question) => [fieldOf(question), valueFor(question) ?? ""]);
  return new URLSearchParams([["key", KEY_PLACE], ["department", departmentId], ...answers]).toString();
}

/** Migrates an empty database and opens a survey in it. */
export async function openSurvey(url: string): Promise<SurveyHospital> {
  await applyMigrations(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hospital = hospitalRow();
  const at = { hospitalId: hospital.id };
  await insertRows(client, "Hospital", [hospital]);
  const departments = Array.from({ length: DEPARTMENTS }, () => departmentRow(at));
  await insertRows(client, "Department", departments);
  const document = templateDocument("outpatient", WORDS);
  const questionnaire = make.questionnaireRow(at);
  await insertRows(client, "Questionnaire", [questionnaire]);
  const stored = JSON.parse(JSON.stringify(document));
  const asked = { ...at, questionnaireId: questionnaire.id, document: stored, frozen: true };
  const version = make.questionnaireVersionRow(asked);
  await insertRows(client, "QuestionnaireVersion", [version]);
  const issuedAt = "2026-01-01T00:00:00.000Z";
  const round = make.surveyRoundRow({ ...at, questionnaireVersionId: version.id, issuedAt });
  await insertRows(client, "SurveyRound", [round]);
  const departmentIds = departments.map(({ id }) => id);
  const places = departmentIds.map((departmentId) => ({ ...at, roundId: round.id, departmentId }));
  await insertRows(client, "SurveyRoundDepartment", places.map(make.surveyRoundDepartmentRow));
  const link = make.surveyChannelRow({ ...at, roundId: round.id });
  await insertRows(client, "SurveyChannel", [link]);
  await client.end();
  const path = `/s/${link.token}`;
  const forms = Array.from({ length: FORMS }, (_, index) => {
    return { path, body: fillIn(document, departmentIds[index % DEPARTMENTS] ?? "") };
  });
  return { hospitalId: hospital.id, roundId: round.id, departmentIds, path, forms };
}
