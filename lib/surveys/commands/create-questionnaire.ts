import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { messagesOf } from "@/lib/i18n/messages";
import { outlineOf } from "../rules/outline";
import { minimalDocument, templateDocument } from "../rules/templates";
import type { CreateQuestionnaireInput } from "../schema/questionnaires";

type Stored = { id: string };

/** Makes a questionnaire with its first version, out of a template. Throws CONFLICT for a title that is taken. */
export async function createQuestionnaire(
  tx: Tx,
  { hospitalId }: Actor,
  { start, ...columns }: CreateQuestionnaireInput,
): Promise<Outcome<Stored>> {
  const words = { zh: messagesOf("zh-CN").surveyTemplates, en: messagesOf("en").surveyTemplates };
  const document = start === "template" ? templateDocument(columns.population, words) : minimalDocument(words);
  const { id } = await tx.questionnaire.create({ data: { hospitalId, ...columns }, select: { id: true } });
  await tx.questionnaireVersion.create({
    data: { hospitalId, questionnaireId: id, number: 1, document },
    select: { id: true },
  });
  const after = { ...columns, ...outlineOf(document) };
  return { data: { id }, audit: [{ action: "questionnaire.create", subject: "questionnaire", subjectId: id, after }] };
}
