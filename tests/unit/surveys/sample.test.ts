import { expect, test } from "vitest";
import { isAsked, questionsOf } from "@/lib/surveys/rules/answers";
import { documentSchema } from "@/lib/surveys/schema";
import { SAMPLE_DOCUMENT, SAMPLE_TEXTS, sampleAnswers } from "@/tests/support/survey-document";

test("the sample of the tests is a document that the editor could have saved", () => {
  expect(documentSchema.parse(SAMPLE_DOCUMENT)).toEqual(SAMPLE_DOCUMENT);
  const kinds = questionsOf(SAMPLE_DOCUMENT).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(["scale", "single", "multiple", "number", "text", "recommendation"]));
  expect(Object.values(SAMPLE_TEXTS).map((index) => kinds[index])).toEqual(["text", "text"]);
});

test("its answers are given exactly where they are asked", () => {
  const questions = questionsOf(SAMPLE_DOCUMENT);
  for (let number = 0; number < 200; number++) {
    const answers = sampleAnswers(number);
    expect(answers).toHaveLength(questions.length);
    for (const [index, answer] of answers.entries()) {
      if (!isAsked(questions, answers, index)) expect(answer).toBeNull();
      else expect(answer).not.toBeNull();
    }
  }
});
