import type { Question, QuestionnaireDocument } from "../schema";

/** "Not applicable": an answer that leaves the denominator. */
export const NOT_APPLICABLE = 0;

/**
 * One answer: a level from 1 (or NOT_APPLICABLE), a choice from 0, a number, a recommendation 0–10; several choices,
 * rising; of a text only that something was written (1). Null: skipped, or not asked.
 */
export type Answer = number | readonly number[] | null;

/** All questions of a document in their order, which numbers them from 0. */
export function questionsOf(document: QuestionnaireDocument): Question[] {
  return document.sections.flatMap(({ questions }) => questions);
}

/** Which questions are asked of somebody with these answers; `answers` in the order of `questions`. */
export function isAsked(questions: readonly Question[], answers: readonly Answer[], index: number): boolean {
  const condition = questions[index]?.showIf;
  if (!condition) return true;
  const earlier = questions.findIndex(({ key }) => key === condition.question);
  const given = answers[earlier];
  // A question that was not asked itself leads to nothing.
  return typeof given === "number" && isAsked(questions, answers, earlier) && condition.answers.includes(given);
}
