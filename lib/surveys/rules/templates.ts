import type { Dimension, Population, Question, QuestionnaireDocument, Words } from "../schema";

type Texts = { readonly [key: string]: string | Texts };

/** The words of the templates in both languages: messages/<locale>/survey-templates.json. */
export type TemplateWords = { zh: Texts; en: Texts };

function find(texts: Texts, path: string): string | Texts {
  const found = path
    .split(".")
    .reduce<string | Texts | undefined>((node, part) => (typeof node === "object" ? node[part] : undefined), texts);
  if (found === undefined) throw new Error(`the templates have no words "${path}"`);
  return found;
}

/** Speaks one template's words: paths below `population`, or from the root when they begin with a slash. */
function speaker({ zh, en }: TemplateWords, place: string) {
  const full = (path: string) => (path.startsWith("/") ? path.slice(1) : `${place}.${path}`);
  const say = (path: string): Words => ({ zh: String(find(zh, full(path))), en: String(find(en, full(path))) });
  const list = (path: string): Words[] => Object.keys(find(zh, full(path))).map((key) => say(`${path}.${key}`));
  return { say, list };
}
type Speaker = ReturnType<typeof speaker>;

const LEVELS = { frequency: "/levels.frequency", satisfaction: "/levels.satisfaction", clear: "levels.clear" };

/** A question of a template; its words lie under its key. */
type Sketch = {
  key: string;
  optional?: true;
  /** Asked of those who gave one of these answers to that question. */
  showIf?: { question: string; answers: number[] };
} & (
  | { kind: "scale"; dimension: Dimension; levels: keyof typeof LEVELS; notApplicable?: true }
  | { kind: "single" | "recommendation" | "text" }
);

const scale = (
  key: string,
  dimension: Dimension,
  levels: keyof typeof LEVELS,
  more: { notApplicable?: true; showIf?: Sketch["showIf"] } = {},
): Sketch => ({ key, kind: "scale", dimension, levels, ...more });

const NOT_FOR_ALL = { notApplicable: true } as const;
const RECOMMENDATION: Sketch = { key: "recommendation", kind: "recommendation" };
const IMPROVE: Sketch = { key: "improve", kind: "text", optional: true };

/** Sections and questions of each population's template, in the order in which a visit, a stay or a job is lived. */
const SKETCHES: Record<Population, Record<string, Sketch[]>> = {
  outpatient: {
    arrival: [
      { key: "registrationWay", kind: "single" },
      scale("registration", "registration", "satisfaction", NOT_FOR_ALL),
      scale("signage", "signage", "frequency"),
    ],
    visit: [
      scale("listening", "doctorCommunication", "frequency"),
      scale("explaining", "doctorCommunication", "frequency"),
      scale("nursing", "nurseCommunication", "frequency", NOT_FOR_ALL),
      scale("help", "responsiveness", "frequency", NOT_FOR_ALL),
      scale("privacy", "privacy", "frequency"),
    ],
    whole: [
      scale("overall", "overall", "satisfaction"),
      { key: "dissatisfied", kind: "text", optional: true, showIf: { question: "overall", answers: [1, 2] } },
      RECOMMENDATION,
      IMPROVE,
    ],
  },
  inpatient: {
    arrival: [
      scale("admission", "admissionInformation", "clear", NOT_FOR_ALL),
      scale("signage", "signage", "frequency"),
      scale("meals", "meals", "satisfaction", NOT_FOR_ALL),
    ],
    care: [
      scale("listening", "doctorCommunication", "frequency"),
      scale("explaining", "doctorCommunication", "frequency"),
      scale("nursing", "nurseCommunication", "frequency"),
      scale("help", "responsiveness", "frequency", NOT_FOR_ALL),
      { key: "hadPain", kind: "single" },
      scale("pain", "painManagement", "frequency", { showIf: { question: "hadPain", answers: [0] } }),
      scale("medication", "medication", "frequency", NOT_FOR_ALL),
      scale("family", "familyAttitude", "frequency", NOT_FOR_ALL),
    ],
    leaving: [
      scale("discharge", "dischargeInformation", "clear", NOT_FOR_ALL),
      scale("overall", "overall", "satisfaction"),
      RECOMMENDATION,
      IMPROVE,
    ],
  },
  staff: {
    reward: [
      scale("pay", "payAndBenefits", "satisfaction"),
      scale("benefits", "payAndBenefits", "satisfaction"),
      scale("training", "growth", "satisfaction"),
      scale("promotion", "growth", "satisfaction", NOT_FOR_ALL),
    ],
    work: [
      scale("workload", "workContent", "satisfaction"),
      scale("conditions", "workContent", "satisfaction"),
      { key: "nights", kind: "single" },
      scale("nightRest", "workContent", "frequency", { showIf: { question: "nights", answers: [0] } }),
    ],
    people: [
      scale("heard", "superiors", "frequency", NOT_FOR_ALL),
      scale("recognition", "superiors", "frequency"),
      scale("peers", "peers", "frequency"),
    ],
    whole: [scale("overall", "overall", "satisfaction"), RECOMMENDATION, IMPROVE],
  },
};

function questionOf(sketch: Sketch, { say, list }: Speaker): Question {
  const { key, optional, showIf } = sketch;
  const common = { key, text: say(`question.${key}`), required: !optional, ...(showIf ? { showIf } : {}) };
  switch (sketch.kind) {
    case "scale":
      return {
        ...common,
        kind: "scale",
        dimension: sketch.dimension,
        levels: list(LEVELS[sketch.levels]),
        notApplicable: sketch.notApplicable ?? false,
      };
    case "single":
      return { ...common, kind: "single", options: list(`option.${key}`) };
    default:
      return { ...common, kind: sketch.kind };
  }
}

/** A questionnaire that measures every dimension of a population in about a minute. */
export function templateDocument(population: Population, words: TemplateWords): QuestionnaireDocument {
  const speech = speaker(words, population);
  return {
    intro: speech.say("intro"),
    thanks: speech.say("thanks"),
    sections: Object.entries(SKETCHES[population]).map(([section, sketches]) => ({
      title: speech.say(`section.${section}`),
      questions: sketches.map((sketch) => questionOf(sketch, speech)),
    })),
  };
}

/** The least that can be asked, to build upon: the one overall question. */
export function minimalDocument(words: TemplateWords): QuestionnaireDocument {
  const { say, list } = speaker(words, "minimal");
  const question: Question = {
    key: "overall",
    kind: "scale",
    text: say("overall"),
    required: true,
    dimension: "overall",
    levels: list(LEVELS.satisfaction),
    notApplicable: false,
  };
  return { intro: say("intro"), thanks: say("thanks"), sections: [{ title: say("section"), questions: [question] }] };
}

/** The levels that a new scale question begins with, from the worst to the best. */
export function usualLevels(words: TemplateWords): Words[] {
  return speaker(words, "minimal").list(LEVELS.satisfaction);
}
