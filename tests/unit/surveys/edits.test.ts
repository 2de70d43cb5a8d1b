import fc from "fast-check";
import { describe, expect, test } from "vitest";
import en from "@/lib/i18n/messages/en/survey-templates.json";
import zh from "@/lib/i18n/messages/zh-CN/survey-templates.json";
import { questionsOf } from "@/lib/surveys/rules/answers";
import { compareVersions, dimensionSignature } from "@/lib/surveys/rules/comparison";
import * as edit from "@/lib/surveys/rules/edits";
import { templateDocument } from "@/lib/surveys/rules/templates";
import { documentSchema, type Question, type QuestionKind } from "@/lib/surveys/schema";
import { questionnaireDocuments } from "@/tests/support/survey-arbitraries";

const words = (zh: string) => ({ zh, en: "" });
const common = { key: "", text: words("新题"), required: false };
const BLANKS: edit.Blanks = {
  scale: {
    ...common,
    kind: "scale",
    dimension: "overall",
    levels: [words("差"), words("好")],
    notApplicable: false,
  },
  single: { ...common, kind: "single", options: [words("是"), words("否")] },
  multiple: { ...common, kind: "multiple", options: [words("是"), words("否")] },
  number: { ...common, kind: "number", least: 0, most: 10, unit: words("次") },
  text: { ...common, kind: "text" },
  recommendation: { ...common, kind: "recommendation" },
};
const KINDS = Object.keys(BLANKS) as QuestionKind[];

let made = 0;
const random = () => (made++ % 36 ** 8) / 36 ** 8;

type Step = { what: number; where: number; which: number; by: 1 | -1 };

/** One press of a button of the editor, wherever it is pressed. */
function pressed(document: edit.EditedDocument, { what, where, which, by }: Step): edit.EditedDocument {
  const section = document.sections[where % document.sections.length] as edit.EditedSection;
  const { key } = section.questions[which % section.questions.length] as Question;
  const kind = KINDS[which % KINDS.length] as QuestionKind;
  const blank = { ...BLANKS[kind], key: edit.freshKey(document, random) };
  const full = questionsOf(document).length >= edit.MOST_QUESTIONS || section.questions.length >= edit.MOST_IN_SECTION;
  const added = { id: `new${random()}`, title: words("新"), questions: [blank] };
  const presses = [
    () => edit.moveQuestion(document, key, by),
    () => edit.moveSection(document, section.id, by),
    () => edit.removeQuestion(document, key),
    () => edit.removeSection(document, section.id),
    () => edit.removeChoice(document, key, which % 4),
    () => edit.changeQuestion(document, key, (question) => edit.asKind(question, kind, BLANKS)),
    () => (full ? document : edit.addQuestion(document, section.id, blank)),
    () => (full || document.sections.length >= edit.MOST_SECTIONS ? document : edit.addSection(document, added)),
    () => edit.changeSection(document, section.id, (one) => ({ ...one, title: words("改") })),
  ];
  return presses[what % presses.length]?.() ?? document;
}

const steps = fc.array(
  fc.record({
    what: fc.nat(8),
    where: fc.nat(11),
    which: fc.nat(40),
    by: fc.constantFrom<1 | -1>(1, -1),
  }),
  { maxLength: 30 },
);

test("a document survives being stored and any presses of the editor's buttons, one after the other", () => {
  fc.assert(
    fc.property(questionnaireDocuments, steps, (document, presses) => {
      expect(documentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
      let edited = edit.editable(document);
      for (const press of presses) {
        edited = pressed(edited, press);
        const parsed = documentSchema.safeParse(JSON.parse(JSON.stringify(edited)));
        expect([press, parsed.error?.issues ?? []]).toEqual([press, []]);
      }
    }),
    { numRuns: 300 },
  );
});

test("whatever was edited, two versions' signatures are equal exactly where nothing is said to differ", () => {
  fc.assert(
    fc.property(questionnaireDocuments, steps, (before, presses) => {
      const after = presses.slice(0, 3).reduce(pressed, edit.editable(before));
      for (const { dimension, comparable } of compareVersions(before, after)) {
        const same = dimensionSignature(before, dimension) === dimensionSignature(after, dimension);
        expect([dimension, same]).toEqual([dimension, comparable]);
      }
    }),
    { numRuns: 300 },
  );
});

describe("one edit", () => {
  const inpatient = edit.editable(templateDocument("inpatient", { zh, en }));
  const keys = (document: edit.EditedDocument) =>
    document.sections.map(({ questions }) => questions.map(({ key }) => key));
  const find = (document: edit.EditedDocument, key: string) => questionsOf(document).find((one) => one.key === key);

  test("moves a question within its section, and over its edge into the next", () => {
    expect(keys(edit.moveQuestion(inpatient, "meals", -1))[0]).toEqual(["admission", "meals", "signage"]);
    const over = keys(edit.moveQuestion(inpatient, "meals", 1));
    expect([over[0], over[1]?.[0]]).toEqual([["admission", "signage"], "meals"]);
    expect(keys(edit.moveQuestion(inpatient, "admission", -1))).toEqual(keys(inpatient));
    expect(keys(edit.moveQuestion(inpatient, "discharge", -1))[1]?.at(-1)).toBe("discharge");
  });

  test("that takes a condition's question away or behind takes the condition away", () => {
    expect(find(edit.removeQuestion(inpatient, "hadPain"), "pain")?.showIf).toBeUndefined();
    expect(find(edit.moveQuestion(inpatient, "pain", -1), "pain")?.showIf).toBeUndefined();
    expect(find(edit.moveQuestion(inpatient, "pain", 1), "pain")?.showIf).toBeDefined();
    const asText = edit.changeQuestion(inpatient, "hadPain", (one) => edit.asKind(one, "text", BLANKS));
    expect(edit.lostConditions(inpatient, asText)).toBe(1);
    expect(edit.lostConditions(inpatient, edit.removeQuestion(inpatient, "pain"))).toBe(0);
    expect(edit.lostConditions(asText, asText)).toBe(0);
  });

  test("that takes an answer away lets conditions follow the answers after it", () => {
    const showIf = { question: "overall", answers: [2, 3] };
    const asked = edit.changeQuestion(inpatient, "improve", (question) => ({ ...question, showIf }));
    const answers = (document: edit.EditedDocument) => find(document, "improve")?.showIf?.answers;
    expect(answers(edit.removeChoice(asked, "overall", 0))).toEqual([1, 2]);
    expect(answers(edit.removeChoice(asked, "overall", 1))).toEqual([2]);
    expect(answers(edit.removeChoice(asked, "overall", 3))).toEqual([2, 3]);
    const twice = [1, 1].reduce((document, index) => edit.removeChoice(document, "overall", index), asked);
    expect(answers(twice)).toBeUndefined();
  });

  test("never takes the last two choices, the last question or the last section", () => {
    expect(edit.removeChoice(inpatient, "hadPain", 0)).toBe(inpatient);
    const one = { ...inpatient, sections: [{ id: "a", title: words("一"), questions: [BLANKS.text] }] };
    expect(edit.removeQuestion(one, "")).toBe(one);
    expect(edit.removeSection(one, "a")).toBe(one);
    expect(
      edit.removeQuestion({ ...one, sections: [...one.sections, ...inpatient.sections] }, "").sections,
    ).toHaveLength(3);
  });

  test("into another kind keeps the words, and the options among kinds that have some", () => {
    const registrationWay = questionsOf(templateDocument("outpatient", { zh, en }))[0] as Question;
    const several = edit.asKind(registrationWay, "multiple", BLANKS);
    expect(several).toEqual({ ...registrationWay, kind: "multiple" });
    expect(edit.asKind(several, "scale", BLANKS)).toEqual({
      ...BLANKS.scale,
      key: registrationWay.key,
      text: registrationWay.text,
      required: true,
    });
  });

  test("offers as leaders the earlier questions with answers to choose from", () => {
    expect(edit.leadersOf(inpatient, "signage").map(({ key }) => key)).toEqual(["admission"]);
    expect(edit.leadersOf(inpatient, "pain").map(({ key }) => key)).toContain("hadPain");
    expect(edit.leadersOf(inpatient, "improve").map(({ key }) => key)).not.toContain("recommendation");
    expect(edit.leadingAnswers(find(inpatient, "hadPain") as Question).map(({ value }) => value)).toEqual([0, 1]);
    expect(edit.leadingAnswers(find(inpatient, "meals") as Question).map(({ value }) => value)).toEqual([1, 2, 3, 4]);
  });

  test("gives a new question a key that no other has", () => {
    const tries = [0, 0, 0.5];
    const document = edit.addQuestion(inpatient, "s0", { ...BLANKS.text, key: "q00000000" });
    expect(edit.freshKey(document, () => tries.shift() ?? 1)).toMatch(/^q[1-9a-z][0-9a-z]{7}$/);
  });
});
