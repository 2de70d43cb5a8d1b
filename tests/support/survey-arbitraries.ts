import fc from "fast-check";
import { ALL_DIMENSIONS, type Question, type QuestionnaireDocument } from "@/lib/surveys/schema";

const line = (max: number) =>
  fc
    .string({ unit: fc.constantFrom(..."abc甲乙丙 ,?'\"<&\\"), minLength: 1, maxLength: max })
    .map((text) => text.trim())
    .filter((text) => text !== "");
const words = (max: number) => fc.record({ zh: line(max), en: fc.oneof(fc.constant(""), line(max)) });

const common = { text: words(20), required: fc.boolean() };
const options = fc.array(words(8), { minLength: 2, maxLength: 6 });

const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    ...common,
    key: fc.constant(""),
    kind: fc.constant("scale" as const),
    dimension: fc.constantFrom(...ALL_DIMENSIONS),
    levels: fc.array(words(8), { minLength: 2, maxLength: 10 }),
    notApplicable: fc.boolean(),
  }),
  fc.record({
    ...common,
    key: fc.constant(""),
    kind: fc.constantFrom("single" as const, "multiple" as const),
    options,
  }),
  fc.record({
    ...common,
    key: fc.constant(""),
    kind: fc.constant("number" as const),
    least: fc.integer({ min: -5, max: 5 }),
    most: fc.integer({ min: 6, max: 100 }),
    unit: words(5),
  }),
  fc.record({ ...common, key: fc.constant(""), kind: fc.constantFrom("text" as const, "recommendation" as const) }),
);

type Wish = { after: number; answers: number[] };

/** The answers of a question that may lead to a later one. */
function choicesOf(question: Question | undefined): number[] {
  if (question?.kind === "scale") return question.levels.map((_, index) => index + 1);
  return question?.kind === "single" ? question.options.map((_, index) => index) : [];
}

/** Gives a question the condition it wishes for, where an earlier question can lead to it. */
function granted(question: Question, earlier: readonly Question[], wish: Wish | null): Question {
  const leading = wish && earlier[wish.after % Math.max(1, earlier.length)];
  const choices = choicesOf(leading ?? undefined);
  if (!wish || !leading || choices.length === 0) return question;
  const answers = [...new Set(wish.answers.map((answer) => choices[answer % choices.length] ?? 0))];
  return { ...question, showIf: { question: leading.key, answers } };
}

const wishes = fc.option(
  fc.record({ after: fc.nat(30), answers: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }) }),
);
const sections = fc.array(
  fc.record({
    title: words(10),
    questions: fc.array(fc.tuple(questions, wishes), { minLength: 1, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Documents that the schema takes: every kind of question, conditions on earlier ones. */
export const questionnaireDocuments: fc.Arbitrary<QuestionnaireDocument> = fc
  .record({ intro: words(20), thanks: words(20), sections })
  .map((made) => {
    const earlier: Question[] = [];
    return {
      ...made,
      sections: made.sections.map(({ title, questions: drafts }) => ({
        title,
        questions: drafts.map(([draft, wish]) => {
          const question = granted({ ...draft, key: `k${earlier.length}` }, earlier, wish);
          earlier.push(question);
          return question;
        }),
      })),
    };
  });
