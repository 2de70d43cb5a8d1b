import type { Question, QuestionKind, QuestionnaireDocument, Words } from "../schema";
import { questionsOf } from "./answers";

export type Section = QuestionnaireDocument["sections"][number];

/** A section with a name of its own, which only the editor knows: the schema leaves it out. */
export type EditedSection = Section & { id: string };

/** A document in the making. Words may be empty and numbers not yet numbers; the schema has the last word. */
export type EditedDocument = Omit<QuestionnaireDocument, "sections"> & { sections: EditedSection[] };

export const MOST_SECTIONS = 12;
export const MOST_QUESTIONS = 60;
export const MOST_IN_SECTION = 40;
export const LEVELS = { least: 2, most: 10 };
export const OPTIONS = { least: 2, most: 20 };

export function editable(document: QuestionnaireDocument): EditedDocument {
  return { ...document, sections: document.sections.map((section, index) => ({ ...section, id: `s${index}` })) };
}

/** Answers of a question that a later one may depend on, as `showIf` counts them; none of the other kinds. */
export function leadingAnswers(question: Question): { value: number; label: Words }[] {
  if (question.kind === "scale") return question.levels.map((label, index) => ({ value: index + 1, label }));
  return question.kind === "single" ? question.options.map((label, value) => ({ value, label })) : [];
}

/** Questions that may decide whether this one is shown. */
export function leadersOf(document: QuestionnaireDocument, key: string): Question[] {
  const questions = questionsOf(document);
  const own = questions.findIndex((question) => question.key === key);
  return questions.slice(0, own).filter((question) => leadingAnswers(question).length > 0);
}

/** How many questions that still stand are asked of everybody because an edit took their condition away. */
export function lostConditions(before: QuestionnaireDocument, after: QuestionnaireDocument): number {
  const had = new Set(questionsOf(before).flatMap(({ key, showIf }) => (showIf ? [key] : [])));
  return questionsOf(after).filter(({ key, showIf }) => !showIf && had.has(key)).length;
}

function withoutCondition({ showIf: _, ...question }: Question): Question {
  return question;
}

/** Takes away the conditions that lead from nowhere: their question is gone, stands later or has other answers. */
function repaired(document: EditedDocument): EditedDocument {
  const earlier = new Map<string, number[]>();
  const sections = document.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => {
      const known = earlier.get(question.showIf?.question ?? "") ?? [];
      earlier.set(
        question.key,
        leadingAnswers(question).map(({ value }) => value),
      );
      const answers = question.showIf?.answers.filter((answer) => known.includes(answer)) ?? [];
      if (!question.showIf || answers.length === question.showIf.answers.length) return question;
      return answers.length > 0 ? { ...question, showIf: { ...question.showIf, answers } } : withoutCondition(question);
    }),
  }));
  return { ...document, sections };
}

function swapped<T>(items: readonly T[], from: number, to: number): T[] {
  const [one, other] = [items[from], items[to]];
  if (one === undefined || other === undefined) return [...items];
  return items.map((item, index) => {
    if (index === from) return other;
    return index === to ? one : item;
  });
}

export function addSection(document: EditedDocument, section: EditedSection): EditedDocument {
  return { ...document, sections: [...document.sections, section] };
}

export function changeSection(document: EditedDocument, id: string, change: (section: EditedSection) => EditedSection) {
  return { ...document, sections: document.sections.map((one) => (one.id === id ? change(one) : one)) };
}

/** The last section stays: a questionnaire asks something. */
export function removeSection(document: EditedDocument, id: string): EditedDocument {
  const sections = document.sections.filter((section) => section.id !== id);
  return sections.length > 0 ? repaired({ ...document, sections }) : document;
}

export function moveSection(document: EditedDocument, id: string, by: 1 | -1): EditedDocument {
  const from = document.sections.findIndex((section) => section.id === id);
  return repaired({ ...document, sections: swapped(document.sections, from, from + by) });
}

export function addQuestion(document: EditedDocument, sectionId: string, question: Question): EditedDocument {
  return changeSection(document, sectionId, (section) => ({ ...section, questions: [...section.questions, question] }));
}

/** Whatever was changed in the question, conditions on it hold on to answers it still has. */
export function changeQuestion(document: EditedDocument, key: string, change: (question: Question) => Question) {
  const sections = document.sections.map((section) => ({
    ...section,
    questions: section.questions.map((one) => (one.key === key ? change(one) : one)),
  }));
  return repaired({ ...document, sections });
}

/** With the last question of a section goes the section; the last question of all stays. */
export function removeQuestion(document: EditedDocument, key: string): EditedDocument {
  const sections = document.sections
    .map((section) => ({ ...section, questions: section.questions.filter((question) => question.key !== key) }))
    .filter(({ questions }) => questions.length > 0);
  return sections.length > 0 ? repaired({ ...document, sections }) : document;
}

/** One place up or down; from the edge of its section into the neighbouring one, unless its own would stay empty. */
export function moveQuestion(document: EditedDocument, key: string, by: 1 | -1): EditedDocument {
  const at = document.sections.findIndex(({ questions }) => questions.some((question) => question.key === key));
  const section = document.sections[at];
  const from = section?.questions.findIndex((question) => question.key === key) ?? -1;
  const question = section?.questions[from];
  if (!section || !question) return document;
  if (section.questions[from + by]) {
    const moved = { ...section, questions: swapped(section.questions, from, from + by) };
    return repaired(changeSection(document, section.id, () => moved));
  }
  const next = document.sections[at + by];
  if (!next || section.questions.length === 1 || next.questions.length >= MOST_IN_SECTION) return document;
  const questions = by === 1 ? [question, ...next.questions] : [...next.questions, question];
  const left = changeSection(document, section.id, (one) => ({
    ...one,
    questions: one.questions.filter((each) => each !== question),
  }));
  return repaired(changeSection(left, next.id, (one) => ({ ...one, questions })));
}

/** Takes a level or option out, down to the least there must be; conditions on the ones after it move along. */
export function removeChoice(document: EditedDocument, key: string, index: number): EditedDocument {
  const target = questionsOf(document).find((question) => question.key === key);
  const smaller = target && withoutChoice(target, index);
  if (!smaller || smaller === target) return document;
  const gone = target.kind === "scale" ? index + 1 : index;
  const sections = document.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => {
      if (question === target) return smaller;
      return question.showIf?.question === key ? withAnswerGone(question, gone) : question;
    }),
  }));
  return { ...document, sections };
}

function withoutChoice(question: Question, index: number): Question {
  const without = (words: Words[]) => words.filter((_, place) => place !== index);
  if (question.kind === "scale") {
    return question.levels.length > LEVELS.least ? { ...question, levels: without(question.levels) } : question;
  }
  if (!("options" in question) || question.options.length <= OPTIONS.least) return question;
  return { ...question, options: without(question.options) };
}

function withAnswerGone(question: Question, gone: number): Question {
  const { question: leader = "", answers: before = [] } = question.showIf ?? {};
  const answers = before.filter((answer) => answer !== gone).map((answer) => (answer > gone ? answer - 1 : answer));
  return answers.length > 0 ? { ...question, showIf: { question: leader, answers } } : withoutCondition(question);
}

/** What a question of a kind begins with. */
export type Blanks = Record<QuestionKind, Question>;

/** The question as one of another kind: its words, and its choices where both kinds have some. */
export function asKind(question: Question, kind: QuestionKind, blanks: Blanks): Question {
  const { key, text, required, showIf } = question;
  const kept = { key, text, required, ...(showIf ? { showIf } : {}) };
  const next = { ...blanks[kind], ...kept } as Question;
  if ("options" in next && "options" in question) return { ...next, options: question.options };
  return next;
}

/** A key that no question of the document has; `random` from 0 to 1 keeps it apart from those of earlier versions. */
export function freshKey(document: QuestionnaireDocument, random: () => number): string {
  const taken = new Set(questionsOf(document).map(({ key }) => key));
  let key: string;
  do {
    key = `q${Math.floor(random() * 36 ** 8)
      .toString(36)
      .padStart(8, "0")}`;
  } while (taken.has(key));
  return key;
}
