import { LONGEST_TEXT, type Question } from "../schema";
import { type Answer, isAsked, NOT_APPLICABLE } from "./answers";

/** What is wrong with a question's answer, as a key below `respond.invalid`. */
export type Fault = "required" | "tooLong" | "range";

export type Sheet =
  | { ok: true; answers: Answer[]; texts: { question: number; text: string }[] }
  /** Something a form never sends: nothing can be said at a question. */
  | { ok: false; fault: "malformed" }
  | { ok: false; fault: "empty" }
  | { ok: false; fault: "questions"; faults: Map<string, Fault> };

/** The name of a question's fields in the form. */
export function fieldOf({ key }: Question): string {
  return `a.${key}`;
}

const WHOLE = /^-?\d{1,7}$/;

function wholeWithin(typed: string, least: number, most: number): number | null {
  const number = WHOLE.test(typed) ? Number(typed) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

/** One value of a question's field; null when the form has no such choice. */
function readOne(question: Question, typed: string): number | null {
  switch (question.kind) {
    case "scale":
      return wholeWithin(typed, question.notApplicable ? NOT_APPLICABLE : 1, question.levels.length);
    case "single":
    case "multiple":
      return wholeWithin(typed, 0, question.options.length - 1);
    case "number":
      return wholeWithin(typed, question.least, question.most);
    case "recommendation":
      return wholeWithin(typed, 0, 10);
    case "text":
      return 1;
  }
}

type Read = { answer: Answer; text?: string } | Fault | "malformed";

function readText(typed: string): Read {
  const text = typed.replaceAll("\r\n", "\n").trim();
  if (text.includes("\u0000")) return "malformed";
  if (text.length > LONGEST_TEXT) return "tooLong";
  return text === "" ? { answer: null } : { answer: 1, text };
}

function readQuestion(question: Question, values: readonly string[]): Read {
  // A browser sends an empty field of text and number, and nothing at all of choices that nobody made.
  const typed = values[0] ?? "";
  if (question.kind === "multiple") return readChoices(question, values);
  if (values.length > 1) return "malformed";
  if (question.kind === "text") return readText(typed);
  if (values.length === 0 || (question.kind === "number" && typed === "")) return { answer: null };
  const answer = readOne(question, typed);
  if (answer !== null) return { answer };
  // Of all fields only this one lets people type what it does not take.
  return question.kind === "number" ? "range" : "malformed";
}

function readChoices(question: Question, values: readonly string[]): Read {
  const choices = values.map((typed) => readOne(question, typed));
  const rising = choices.every(
    (choice, index) => choice !== null && (index === 0 || choice > (choices[index - 1] ?? 0)),
  );
  if (!rising) return "malformed";
  return { answer: choices.length === 0 ? null : (choices as number[]) };
}

type Reading = { answers: Answer[]; texts: (string | undefined)[]; faults: Map<string, Fault> };

function readAll(questions: readonly Question[], fields: ReadonlyMap<string, string[]>): Reading | null {
  const reading: Reading = { answers: [], texts: [], faults: new Map() };
  for (const question of questions) {
    const read = readQuestion(question, fields.get(fieldOf(question)) ?? []);
    if (read === "malformed") return null;
    if (typeof read === "string") reading.faults.set(question.key, read);
    reading.answers.push(typeof read === "string" ? null : read.answer);
    reading.texts.push(typeof read === "string" ? undefined : read.text);
  }
  return reading;
}

/**
 * Reads the fields of a filled-in form. What a form could not have sent (a level that is not there, a choice twice)
 * is malformed; a question left out that is required is told at the question. Answers to questions that were not
 * asked are dropped: without scripts the form shows all of them.
 */
export function readSheet(questions: readonly Question[], fields: ReadonlyMap<string, string[]>): Sheet {
  const reading = readAll(questions, fields);
  if (!reading) return { ok: false, fault: "malformed" };
  const { answers: given, texts, faults } = reading;
  const asked = questions.map((_, index) => isAsked(questions, given, index));
  const answers = given.map((answer, index) => (asked[index] ? answer : null));
  questions.forEach(({ key, required }, index) => {
    if (asked[index] && required && answers[index] === null && !faults.has(key)) faults.set(key, "required");
    if (!asked[index]) faults.delete(key);
  });
  if (faults.size > 0) return { ok: false, fault: "questions", faults };
  if (answers.every((answer) => answer === null)) return { ok: false, fault: "empty" };
  const written = texts.flatMap((text, question) =>
    text !== undefined && asked[question] ? [{ question, text }] : [],
  );
  return { ok: true, answers, texts: written };
}
