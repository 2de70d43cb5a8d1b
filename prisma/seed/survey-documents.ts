import en from "@/lib/i18n/messages/en/survey-templates.json";
import zh from "@/lib/i18n/messages/zh-CN/survey-templates.json";
import { questionsOf } from "@/lib/surveys/rules/answers";
import { type Layout, layoutOf } from "@/lib/surveys/rules/layout";
import { templateDocument } from "@/lib/surveys/rules/templates";
import { POPULATIONS, type Population, type Question, type QuestionnaireDocument } from "@/lib/surveys/schema";
import { questionnaireRow, questionnaireVersionRow } from "@/tests/support/survey-rows";
import { idOf } from "./chance";
import type { RowOf } from "./rows";
import { FORMER_REGISTRATION, FURTHER_QUESTIONS } from "./words/survey-texts";
import type { World } from "./world";

/** One frozen version, and what follows from its document. */
export type VersionPlan = {
  row: RowOf<"QuestionnaireVersion">;
  document: QuestionnaireDocument;
  questions: readonly Question[];
  layout: Layout;
};

export type QuestionnairePlan = { row: RowOf<"Questionnaire">; versions: readonly VersionPlan[] };

function changeQuestions(
  { sections, ...rest }: QuestionnaireDocument,
  change: (question: Question) => Question[],
): QuestionnaireDocument {
  return {
    ...rest,
    sections: sections.map((section) => ({ ...section, questions: section.questions.flatMap(change) })),
  };
}

/** The template, with questions of the hospital's own that go on from some of its questions. */
function presentDocument(population: Population): QuestionnaireDocument {
  const further = FURTHER_QUESTIONS[population];
  return changeQuestions(templateDocument(population, { zh, en }), (question) => [
    question.key === "dissatisfied" && question.kind === "text" ? { ...question, dimension: "overall" } : question,
    ...further.filter(({ after }) => after === question.key).map((one) => one.question),
  ]);
}

/** As outpatients were first asked: one question in other words. */
function formerDocument(): QuestionnaireDocument {
  return changeQuestions(presentDocument("outpatient"), (question) => [
    question.key === "registration" ? { ...question, text: FORMER_REGISTRATION } : question,
  ]);
}

function documentsOf(population: Population): QuestionnaireDocument[] {
  return population === "outpatient" ? [formerDocument(), presentDocument(population)] : [presentDocument(population)];
}

/** The three questionnaires; that of outpatients in two versions. */
export function buildQuestionnaires({ hospitalId }: World): Record<Population, QuestionnairePlan> {
  const plans = POPULATIONS.map((population): [Population, QuestionnairePlan] => {
    const id = idOf(`questionnaire/${population}`);
    const title = zh[population].title;
    const formula = population === "staff" ? "linear" : "satisfiedRate";
    const versions = documentsOf(population).map((document, index): VersionPlan => {
      const number = index + 1;
      const own = { hospitalId, id: idOf(`questionnaire/${population}/${number}`), questionnaireId: id };
      const row = questionnaireVersionRow({ ...own, number, document, frozen: true });
      return { row, document, questions: questionsOf(document), layout: layoutOf(document) };
    });
    return [population, { row: questionnaireRow({ hospitalId, id, population, title, formula }), versions }];
  });
  return Object.fromEntries(plans) as Record<Population, QuestionnairePlan>;
}
