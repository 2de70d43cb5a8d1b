import type { Question, QuestionnaireDocument } from "../schema";
import { type Answer, NOT_APPLICABLE, questionsOf } from "./answers";

/**
 * Where a question's counts stand in a tally. `first` is the slot of its first option; `answered` counts those who
 * gave a valid answer, which is the denominator; `notApplicable` only scales with that choice have.
 */
export type Place = { question: Question; answered: number; notApplicable: number | null; first: number; size: number };

/** Slot 0 counts whole answers; then each question has its places. `size`: slots of a whole tally. */
export type Layout = { places: readonly Place[]; size: number };

/** Slot of the number of filled-in questionnaires. */
export const SHEETS = 0;

function sizeOf(question: Question): number {
  switch (question.kind) {
    case "scale":
      return question.levels.length;
    case "single":
    case "multiple":
      return question.options.length;
    case "number":
      return question.most - question.least + 1;
    case "recommendation":
      return 11;
    case "text":
      return 0;
  }
}

/** The slots of a version's tallies; depends on its frozen document alone. */
export function layoutOf(document: QuestionnaireDocument): Layout {
  let next = SHEETS + 1;
  const places = questionsOf(document).map((question): Place => {
    const answered = next++;
    const notApplicable = question.kind === "scale" && question.notApplicable ? next++ : null;
    const first = next;
    const size = sizeOf(question);
    next += size;
    return { question, answered, notApplicable, first, size };
  });
  return { places, size: next };
}

function slotsOf({ question, answered, notApplicable, first }: Place, answer: Answer): number[] {
  if (answer === null) return [];
  if (typeof answer !== "number") return [answered, ...answer.map((choice) => first + choice)];
  switch (question.kind) {
    case "scale":
      if (answer === NOT_APPLICABLE) return notApplicable === null ? [] : [notApplicable];
      return [answered, first + answer - 1];
    case "number":
      return [answered, first + answer - question.least];
    case "text":
      return [answered];
    default:
      return [answered, first + answer];
  }
}

/** The slots that one filled-in questionnaire adds one to. */
export function countedSlots({ places }: Layout, answers: readonly Answer[]): number[] {
  return [SHEETS, ...places.flatMap((place, index) => slotsOf(place, answers[index] ?? null))];
}
