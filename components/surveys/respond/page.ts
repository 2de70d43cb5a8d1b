import type { Locale } from "@/lib/i18n/locale";
import { questionsOf } from "@/lib/surveys/rules/answers";
import type { Fault } from "@/lib/surveys/rules/submission";
import type { Population, QuestionnaireDocument } from "@/lib/surveys/schema";
import { framed } from "./frame";
import { type Html, html } from "./html";
import { inLanguage, type QuestionContext, questionBlock, type Say, type Typed } from "./questions";

export type RespondPageProps = {
  document: QuestionnaireDocument;
  population: Population;
  locale: Locale;
  /** Words below `respond`. */
  say: Say;
  hospitalName: string;
  title: string;
  /** One: the answers are about it. Several: the respondent chooses. None: a preview. */
  departments: readonly { id: string; name: string }[];
  /** Of this answer: sending it twice stores it once. */
  answerKey: string;
  /** The same page in the other language. */
  languageHref?: string;
  /** On a tablet the page returns to its start. */
  tablet?: boolean;
  typed?: Typed;
  faults?: ReadonlyMap<string, Fault>;
  /** What is wrong with the form as a whole, as a key below `error`. */
  formFault?: "questions" | "empty" | "department";
  script?: string;
};

const NOTHING_TYPED: Typed = new Map();
const NO_FAULTS: ReadonlyMap<string, Fault> = new Map();

function departmentField({
  departments,
  population,
  say,
  typed = NOTHING_TYPED,
  formFault,
}: RespondPageProps): Html | null {
  if (departments.length === 0) return null;
  const [only] = departments;
  if (only && departments.length === 1) return html`<input type="hidden" name="department" value="${only.id}">`;
  const chosen = typed.get("department")?.[0];
  const options = departments.map(
    ({ id, name }) => html`<option value="${id}"${id === chosen && html` selected`}>${name}</option>`,
  );
  const wrong = formFault === "department";
  const label = say(population === "staff" ? "departmentStaff" : "department");
  return html`<div class="block${wrong && html` wrong`}" id="q.department"><label for="department"><b>${label}</b></label><select id="department" name="department" required><option value="">${say("choose")}</option>${options}</select>${wrong && html`<p class="err">${say("error.department")}</p>`}</div>`;
}

/** Some twelve questions a minute on a phone: most are one tap. */
function minutesFor(questions: number): number {
  return Math.max(1, Math.round(questions / 12));
}

function summary({ formFault, say }: RespondPageProps): Html | null {
  if (!formFault) return null;
  return html`<div class="block wrong" role="alert" id="summary"><b>${say("error.title")}</b><p>${say(`error.${formFault}`)}</p></div>`;
}

function sections(props: RespondPageProps): Html[] {
  const { document, locale, say } = props;
  const questions = questionsOf(document);
  const given = { typed: props.typed ?? NOTHING_TYPED, faults: props.faults ?? NO_FAULTS };
  const context: QuestionContext = { locale, say, questions, ...given };
  let number = 0;
  return document.sections.map(({ title, questions: own }) => {
    const blocks = own.map((question) => {
      number += 1;
      return questionBlock(question, number, context);
    });
    return html`<h2>${inLanguage(title, locale)}</h2>${blocks}`;
  });
}

// The script's words: what it says when the server cannot.
function wordsOf({ say, document, locale, tablet }: RespondPageProps): string {
  const words = {
    progress: say("progress", { done: "#", all: "%" }),
    sending: say("sending"),
    kept: say("kept"),
    keptHall: say("keptHall"),
    required: say("error.required"),
    questions: say("error.questions"),
    empty: say("error.empty"),
    department: say("error.department"),
    thanks: say("thanks.title"),
    thanksText: inLanguage(document.thanks, locale),
    arrived: say("thanks.arrived"),
    nothingKept: say("thanks.text"),
    next: say("thanks.next", { seconds: "#" }),
    again: say("thanks.again"),
    tablet: tablet ? 1 : 0,
  };
  return JSON.stringify(words);
}

/** The questionnaire as anybody sees it, in one document without anything to load; works without scripts. */
export function respondPage(props: RespondPageProps): string {
  const { document, locale, say, hospitalName, title, departments, answerKey, languageHref, script } = props;
  const [only] = departments;
  const place = departments.length === 1 && only ? ` · ${only.name}` : "";
  const body = html`<main id="main"><h1>${title}${place}</h1><p>${inLanguage(document.intro, locale)}</p><p class="safe">${say("anonymous")} · ${say("minutes", { minutes: minutesFor(questionsOf(document).length) })}</p>${summary(props)}<form id="f" method="post" data-words="${wordsOf(props)}"><input type="hidden" name="key" value="${answerKey}">${departmentField(props)}${sections(props)}<div class="send"><p class="note" id="note" role="status"></p><div class="bar" id="bar" hidden><i></i></div><button>${say("submit")}</button></div></form></main>`;
  const language = languageHref ? { href: languageHref, label: say("language") } : undefined;
  return framed({ locale, title, hospitalName, language, body, script });
}
