import { describe, expect, test } from "vitest";
import en from "@/lib/i18n/messages/en/survey-templates.json";
import zh from "@/lib/i18n/messages/zh-CN/survey-templates.json";
import { isAsked, questionsOf } from "@/lib/surveys/rules/answers";
import { minimalDocument, templateDocument } from "@/lib/surveys/rules/templates";
import { DIMENSIONS, documentSchema, POPULATIONS, type Population } from "@/lib/surveys/schema";

const words = { zh, en };
const MOST_QUESTIONS: Record<Population, number> = { outpatient: 12, inpatient: 16, staff: 14 };

describe.each(POPULATIONS)("the template for %s", (population) => {
  const document = templateDocument(population, words);
  const questions = questionsOf(document);

  test("is a document, word for word", () => {
    expect(documentSchema.parse(document)).toEqual(document);
  });

  test("measures every dimension of its population and no other", () => {
    const measured = questions.flatMap((question) => (question.kind === "scale" ? [question.dimension] : []));
    expect([...new Set(measured)].sort()).toEqual([...DIMENSIONS[population]].sort());
  });

  test("takes about a minute: few questions, at most two to write something, everything in both languages", () => {
    expect(questions.length).toBeLessThanOrEqual(MOST_QUESTIONS[population]);
    expect(questions.filter(({ kind }) => kind === "text").length).toBeLessThanOrEqual(2);
    expect(questions.filter(({ kind }) => kind === "recommendation")).toHaveLength(1);
    for (const { text } of questions) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).toMatch(/^[^\u4e00-\u9fff]+$/);
    }
  });

  test("asks on four levels, and nothing that has to be written", () => {
    for (const question of questions) {
      if (question.kind === "scale") expect(question.levels).toHaveLength(4);
      expect(question.required).toBe(question.kind !== "text");
    }
  });

  test("shows one question only to those whom an earlier answer concerns", () => {
    const at = questions.findIndex(({ showIf }) => showIf);
    const condition = questions[at]?.showIf;
    const earlier = questions.findIndex(({ key }) => key === condition?.question);
    const given = (answer: number) =>
      isAsked(
        questions,
        questions.map((_, index) => (index === earlier ? answer : null)),
        at,
      );
    const outOf = questions[earlier]?.kind === "scale" ? [1, 2, 3, 4] : [0, 1];
    expect(outOf.filter(given)).toEqual(condition?.answers);
    expect(condition?.answers.length).toBeLessThan(outOf.length);
  });
});

test("pain management is asked of those who had pain", () => {
  const pain = questionsOf(templateDocument("inpatient", words)).find(({ key }) => key === "pain");
  expect(pain).toMatchObject({ dimension: "painManagement", showIf: { question: "hadPain", answers: [0] } });
});

test("the smallest questionnaire asks the overall question alone", () => {
  const document = minimalDocument(words);
  expect(documentSchema.parse(document)).toEqual(document);
  expect(questionsOf(document)).toMatchObject([{ key: "overall", dimension: "overall" }]);
});

test("words that are missing are an error, not an empty question", () => {
  const { overall: _, ...question } = zh.staff.question;
  expect(() => templateDocument("staff", { zh: { ...zh, staff: { ...zh.staff, question } }, en })).toThrow(
    /staff\.question\.overall/,
  );
});
