import type { Locale } from "@/lib/i18n/locale";
import { NOT_APPLICABLE } from "@/lib/surveys/rules/answers";
import { type Fault, fieldOf } from "@/lib/surveys/rules/submission";
import { LONGEST_TEXT, type Question, type Words } from "@/lib/surveys/schema";
import { type Html, html } from "./html";

export type Say = (key: string, params?: Record<string, string | number>) => string;

/** What was typed before, by field, to be shown again after an error. */
export type Typed = ReadonlyMap<string, readonly string[]>;

export type QuestionContext = {
  locale: Locale;
  say: Say;
  questions: readonly Question[];
  typed: Typed;
  faults: ReadonlyMap<string, Fault>;
};

/** Words in the reader's language; where the English was left out, the Chinese. */
export function inLanguage({ zh, en }: Words, locale: Locale): string {
  return locale === "en" && en !== "" ? en : zh;
}

type Option = { value: number; label: string };

function optionsOf(question: Question, { locale, say }: QuestionContext): Option[] {
  if (question.kind === "scale") {
    const levels = question.levels.map((words, index) => ({ value: index + 1, label: inLanguage(words, locale) }));
    return question.notApplicable ? [...levels, { value: NOT_APPLICABLE, label: say("notApplicable") }] : levels;
  }
  if (question.kind === "recommendation")
    return Array.from({ length: 11 }, (_, value) => ({ value, label: String(value) }));
  if (question.kind !== "single" && question.kind !== "multiple") return [];
  return question.options.map((words, value) => ({ value, label: inLanguage(words, locale) }));
}

function choices(question: Question, context: QuestionContext): Html {
  const name = fieldOf(question);
  const given = context.typed.get(name) ?? [];
  const type = question.kind === "multiple" ? "checkbox" : "radio";
  const ten = question.kind === "recommendation";
  const options = optionsOf(question, context).map(({ value, label }) => {
    const checked = given.includes(String(value));
    return html`<label class="o"><input type="${type}" name="${name}" value="${value}"${checked && html` checked`}><span>${label}</span></label>`;
  });
  if (!ten) return html`<div>${options}</div>`;
  return html`<div class="ten">${options}</div><p class="hint ends"><span>${context.say("unlikely")}</span><span>${context.say("likely")}</span></p>`;
}

function typedField(question: Question, { say, typed, locale }: QuestionContext): Html {
  const name = fieldOf(question);
  const value = typed.get(name)?.[0] ?? "";
  if (question.kind === "number") {
    const { least, most, unit } = question;
    const range = `${say("numberHint", { least, most })} ${inLanguage(unit, locale)}`;
    return html`<p class="hint" id="h.${question.key}">${range}</p><input type="number" inputmode="numeric" name="${name}" aria-labelledby="l.${question.key}" aria-describedby="h.${question.key}" step="1" min="${least}" max="${most}" data-range="${say("error.range", { least, most })}" value="${value}">`;
  }
  const hint = say("textHint", { max: LONGEST_TEXT });
  return html`<p class="hint" id="h.${question.key}">${hint}</p><textarea name="${name}" rows="3" aria-labelledby="l.${question.key}" aria-describedby="h.${question.key}" maxlength="${LONGEST_TEXT}">${value}</textarea>`;
}

function onlyIf(question: Question, context: QuestionContext): Html | null {
  const { showIf } = question;
  if (!showIf) return null;
  const number = context.questions.findIndex(({ key }) => key === showIf.question);
  const earlier = context.questions[number];
  if (!earlier) return null;
  const labels = optionsOf(earlier, context).filter(({ value }) => showIf.answers.includes(value));
  const answers = labels.map(({ label }) => label).join(context.say("or"));
  return html`<p class="hint if">${context.say("onlyIf", { number: number + 1, answers })}</p>`;
}

function limitsOf(question: Question): Record<string, number> {
  const { least = 0, most = 0 } = question.kind === "number" ? question : {};
  return { max: LONGEST_TEXT, least, most };
}

/** One question with its number, its choices and what is wrong with it. */
export function questionBlock(question: Question, number: number, context: QuestionContext): Html {
  const { say, locale, faults } = context;
  const { key, required, showIf, kind } = question;
  const fault = faults.get(key);
  const condition =
    showIf && html` data-if="${fieldOf({ ...question, key: showIf.question })}" data-in="${showIf.answers.join(",")}"`;
  const notes = [required ? "" : say("optional"), kind === "multiple" ? say("several") : ""]
    .filter(Boolean)
    .join(" · ");
  const field = kind === "text" || kind === "number" ? typedField(question, context) : choices(question, context);
  return html`<fieldset id="q.${key}"${fault !== undefined && html` class="wrong"`}${required && html` data-required`}${condition ?? null}><legend id="l.${key}"><span class="no">${number}</span>. ${inLanguage(question.text, locale)}${notes !== "" && html` <span class="hint">${notes}</span>`}</legend>${onlyIf(question, context)}${field}${
    fault !== undefined && html`<p class="err">${say(`error.${fault}`, limitsOf(question))}</p>`
  }</fieldset>`;
}
