import { DIMENSIONS, type Population, type Question, type QuestionnaireDocument, type Words } from "../schema";
import { questionsOf } from "./answers";

const spoken = ({ zh, en }: Words) => (en ? `${zh} / ${en}` : zh);

function choicesOf(question: Question): string {
  if (question.kind === "scale") return question.levels.map(spoken).join(" | ");
  if ("options" in question) return question.options.map(spoken).join(" | ");
  return question.kind === "number" ? `${question.least}–${question.most} ${spoken(question.unit)}` : "";
}

function lineOf(question: Question): string {
  const choices = choicesOf(question);
  return choices ? `${spoken(question.text)} [${choices}]` : spoken(question.text);
}

type Trail = { intro: string; thanks: string; parts: string[]; questions: string[] };

/** What a version asks, in lines as the trail keeps them. */
export function outlineOf(document: QuestionnaireDocument): Trail {
  return {
    intro: spoken(document.intro),
    thanks: spoken(document.thanks),
    parts: document.sections.map(({ title }) => spoken(title)),
    questions: questionsOf(document).map(lineOf),
  };
}

/** Two versions of one text for the trail: of the questions only those that the other does not have. */
export function outlinesApart(
  before: QuestionnaireDocument,
  after: QuestionnaireDocument,
): [before: Trail, after: Trail] {
  const [old, now] = [outlineOf(before), outlineOf(after)];
  const without = (trail: Trail, other: Trail) => ({
    ...trail,
    questions: trail.questions.filter((line) => !other.questions.includes(line)),
  });
  return [without(old, now), without(now, old)];
}

/** The path of the first question that measures what is not asked of this population; null when there is none. */
export function misplacedDimension(document: QuestionnaireDocument, population: Population): string | null {
  const known: readonly string[] = DIMENSIONS[population];
  for (const [section, { questions }] of document.sections.entries()) {
    const at = questions.findIndex(
      (question) => "dimension" in question && question.dimension && !known.includes(question.dimension),
    );
    if (at >= 0) return `sections.${section}.questions.${at}.dimension`;
  }
  return null;
}
