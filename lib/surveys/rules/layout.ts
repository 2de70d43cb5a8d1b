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

function slotOf({ question, notApplicable, first }: Place, answer: number): number | null {
  if (question.kind === "scale") return answer === NOT_APPLICABLE ? notApplicable : first + answer - 1;
  if (question.kind === "number") return first + answer - question.least;
  return question.kind === "text" ? null : first + answer;
}

function countPlace(place: Place, answer: Answer, add: (slot: number) => void): void {
  if (answer === null) return;
  const slots = typeof answer === "number" ? [slotOf(place, answer)] : answer.map((choice) => slotOf(place, choice));
  // Who chose "not applicable" gave no valid answer.
  if (place.notApplicable === null || slots[0] !== place.notApplicable) add(place.answered);
  for (const slot of slots) if (slot !== null) add(slot);
}

/** Calls `add` with each slot that one filled-in questionnaire adds one to. */
export function countSheet({ places }: Layout, answers: readonly Answer[], add: (slot: number) => void): void {
  add(SHEETS);
  for (let index = 0; index < places.length; index += 1) {
    countPlace(places[index] as Place, answers[index] ?? null, add);
  }
}

/** The slots that one filled-in questionnaire adds one to. */
export function countedSlots(layout: Layout, answers: readonly Answer[]): number[] {
  const slots: number[] = [];
  countSheet(layout, answers, (slot) => slots.push(slot));
  return slots;
}
