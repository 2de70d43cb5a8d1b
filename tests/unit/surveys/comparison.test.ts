import fc from "fast-check";
import { describe, expect, test } from "vitest";
import en from "@/lib/i18n/messages/en/survey-templates.json";
import zh from "@/lib/i18n/messages/zh-CN/survey-templates.json";
import { questionsOf } from "@/lib/surveys/rules/answers";
import { compareVersions, dimensionSignature } from "@/lib/surveys/rules/comparison";
import { templateDocument } from "@/lib/surveys/rules/templates";
import { ALL_DIMENSIONS, documentSchema, type Question, type QuestionnaireDocument } from "@/lib/surveys/schema";
import { questionnaireDocuments } from "@/tests/support/survey-arbitraries";

const inpatient = templateDocument("inpatient", { zh, en });

/** The inpatient template with one question put in another's place; null takes it out. */
function changed(key: string, change: (question: Question) => Question | null): QuestionnaireDocument {
  const sections = inpatient.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((question) => (question.key === key ? (change(question) ?? []) : question)),
  }));
  return { ...inpatient, sections };
}

/** What is said of each dimension that cannot be compared. */
function told(after: QuestionnaireDocument, before = inpatient) {
  const rows = compareVersions(before, after).filter(({ comparable }) => !comparable);
  return rows.map(({ dimension, differences }) => [dimension, differences.map(({ key, change }) => [key, change])]);
}

const scaleOf = (question: Question) => question as Extract<Question, { kind: "scale" }>;

describe("which dimensions may be compared between two versions", () => {
  test("all of an unchanged version, with the total at last", () => {
    const rows = compareVersions(inpatient, structuredClone(inpatient));
    expect(rows.map(({ comparable }) => comparable)).toEqual(rows.map(() => true));
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)?.dimension).toBeNull();
  });

  test("intro, sections, order, required marks and other kinds of questions do not matter", () => {
    const all = questionsOf(inpatient);
    const lead = all.findIndex(({ key }) => key === "hadPain");
    const reversed = [all[lead] as Question, ...all.filter((_, index) => index !== lead).reverse()];
    const after = {
      ...inpatient,
      intro: { zh: "别的话", en: "" },
      sections: [{ title: { zh: "全部", en: "" }, questions: reversed.filter(({ kind }) => kind !== "text") }],
    };
    for (const question of reversed) question.required = !question.required;
    expect(documentSchema.safeParse(after).success).toBe(true);
    expect(told(after)).toEqual([]);
  });

  const meals = (change: string) => [
    ["meals", [["meals", change]]],
    [null, [["meals", change]]],
  ];

  test.each<[string, (question: Question) => Question | null]>([
    ["removed", () => null],
    ["text", (question) => ({ ...question, text: { ...question.text, zh: "饭菜如何？" } })],
    ["text", (question) => ({ ...question, text: { ...question.text, en: "How were the meals?" } })],
    ["levels", (question) => ({ ...scaleOf(question), levels: scaleOf(question).levels.slice(1) })],
    ["labels", (question) => ({ ...scaleOf(question), levels: scaleOf(question).levels.toReversed() })],
    ["notApplicable", (question) => ({ ...scaleOf(question), notApplicable: false })],
    ["asked", (question) => ({ ...question, showIf: { question: "signage", answers: [1] } })],
  ])("a question that is another one spoils its dimension and the total: %s", (change, edit) => {
    expect(told(changed("meals", edit))).toEqual(meals(change));
  });

  test("a question that comes to a dimension spoils it and the total", () => {
    const after = changed("meals", (question) => question);
    after.sections[0]?.questions.push({ ...(questionsOf(inpatient)[2] as Question), key: "breakfast" });
    expect(told(after)).toEqual(meals("added").map(([dimension]) => [dimension, [["breakfast", "added"]]]));
  });

  test("a question that goes to another dimension spoils both", () => {
    const moved = told(changed("meals", (question) => ({ ...scaleOf(question), dimension: "signage" })));
    expect(moved.map(([dimension]) => dimension).sort()).toEqual(["meals", "signage", null].sort());
    expect(moved[0]?.[1]).toEqual([["meals", "dimension"]]);
  });

  test("a question that is no scale any more counts as removed", () => {
    const options = [zh, en].map(() => ({ zh: "好", en: "Good" }));
    const { key, text, required } = questionsOf(inpatient)[2] as Question;
    expect(told(changed("meals", () => ({ key, text, required, kind: "single", options })))).toEqual(meals("removed"));
  });

  test("who is asked depends on the words and answers of the question that leads there", () => {
    const pain = [
      ["painManagement", [["pain", "asked"]]],
      [null, [["pain", "asked"]]],
    ];
    expect(told(changed("hadPain", (question) => ({ ...question, text: { zh: "疼不疼？", en: "" } })))).toEqual(pain);
    expect(told(changed("pain", ({ showIf: _, ...question }) => question as Question))).toEqual(pain);
    const both = { question: "hadPain", answers: [1, 0] };
    expect(told(changed("pain", (question) => ({ ...question, showIf: both })))).toEqual(pain);
    // Those who had pain are now only those of whom it is asked.
    const chained = { question: "meals", answers: [1] };
    expect(told(changed("hadPain", (question) => ({ ...question, showIf: chained })))).toEqual(pain);
  });
});

describe("signatures", () => {
  test("are equal exactly where nothing is said to differ", () => {
    fc.assert(
      fc.property(questionnaireDocuments, questionnaireDocuments, (before, after) => {
        for (const { dimension, comparable } of compareVersions(before, after)) {
          const [old, now] = [before, after].map((document) => dimensionSignature(document, dimension));
          expect([dimension, old === now]).toEqual([dimension, comparable]);
        }
      }),
    );
  });

  test("do not see in which order and sections the questions stand", () => {
    fc.assert(
      fc.property(questionnaireDocuments, (document) => {
        const title = { zh: "一", en: "" };
        // Conditions stay as they are: only where the questions stand changes.
        const after = { ...document, sections: [{ title, questions: questionsOf(document).toReversed() }] };
        for (const dimension of [...ALL_DIMENSIONS, null]) {
          expect(dimensionSignature(after, dimension)).toBe(dimensionSignature(document, dimension));
        }
      }),
    );
  });

  test("survive being stored, and the total's tells two documents apart whenever one dimension's does", () => {
    fc.assert(
      fc.property(questionnaireDocuments, questionnaireDocuments, (one, other) => {
        const stored = documentSchema.parse(JSON.parse(JSON.stringify(one)));
        expect(dimensionSignature(stored, null)).toBe(dimensionSignature(one, null));
        const apart = ALL_DIMENSIONS.some(
          (dimension) => dimensionSignature(one, dimension) !== dimensionSignature(other, dimension),
        );
        expect(dimensionSignature(one, null) !== dimensionSignature(other, null)).toBe(apart);
      }),
    );
  });

  test("of a dimension that is not asked are empty", () => {
    expect(dimensionSignature(inpatient, "growth")).toBe("[]");
  });
});
