import { z } from "zod";
import { count, day, id, line, list, optional, version } from "@/lib/core/validation";

export const POPULATIONS = ["outpatient", "inpatient", "staff"] as const;
export type Population = (typeof POPULATIONS)[number];

export const FORMULAS = ["linear", "ratio", "topBox", "satisfiedRate"] as const;
export type Formula = (typeof FORMULAS)[number];

/** What a scale question measures, by population; `overall` belongs to all of them. */
export const DIMENSIONS = {
  outpatient: [
    "registration",
    "doctorCommunication",
    "nurseCommunication",
    "responsiveness",
    "privacy",
    "signage",
    "overall",
  ],
  inpatient: [
    "doctorCommunication",
    "nurseCommunication",
    "responsiveness",
    "admissionInformation",
    "dischargeInformation",
    "painManagement",
    "medication",
    "signage",
    "meals",
    "familyAttitude",
    "overall",
  ],
  staff: ["payAndBenefits", "growth", "workContent", "superiors", "peers", "overall"],
} as const satisfies Record<Population, readonly string[]>;
export type Dimension = (typeof DIMENSIONS)[Population][number];

export const ALL_DIMENSIONS = [...new Set(POPULATIONS.flatMap((one): readonly Dimension[] => DIMENSIONS[one]))];

const dimension = z.enum(ALL_DIMENSIONS);

/** No control characters and no half of a pair: JSON may carry both, a jsonb column takes neither. */
const storable = (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text);

/** The same words in Chinese and English; English may be left out and then shows the Chinese. */
function words(max: number) {
  const en = z.string().trim().max(max, "core.invalid.tooLong").refine(storable, "core.invalid.control");
  return z.object({
    zh: line(max).refine(storable, "core.invalid.control"),
    en: z.preprocess((typed) => typed ?? "", en),
  });
}
export type Words = z.output<ReturnType<typeof words>>;

/** Identifies a question through all versions of its questionnaire. */
const key = z.string().regex(/^[a-z][a-zA-Z0-9]{0,31}$/, "surveys.invalid.key");

/** Shown only to those who gave one of these answers to an earlier single-choice or scale question. */
const showIf = z.object({
  question: key,
  /** Levels (from 1) of a scale, choices (from 0) of a single choice. */
  answers: z.array(z.number().int().min(0).max(20)).min(1).max(20),
});

const common = { key, text: words(200), required: z.boolean(), showIf: showIf.optional() };
const options = z.array(words(80)).min(2).max(20);

export const questionSchema = z.discriminatedUnion("kind", [
  z.object({
    ...common,
    kind: z.literal("scale"),
    dimension,
    /** One label a level, from the worst to the best. */
    levels: z.array(words(20)).min(2).max(10),
    /** Offers "not applicable", which leaves the denominator. */
    notApplicable: z.boolean(),
  }),
  z.object({ ...common, kind: z.literal("single"), options }),
  z.object({ ...common, kind: z.literal("multiple"), options }),
  z
    .object({ ...common, kind: z.literal("number"), least: z.number().int(), most: z.number().int(), unit: words(20) })
    .refine(({ least, most }) => most > least && most - least <= MOST_NUMBERS, {
      path: ["most"],
      message: "surveys.invalid.range",
    }),
  z.object({ ...common, kind: z.literal("text"), dimension: dimension.optional() }),
  z.object({ ...common, kind: z.literal("recommendation") }),
]);
export type Question = z.output<typeof questionSchema>;
export type QuestionKind = Question["kind"];

/** Every whole number that may be answered is counted by itself. */
export const MOST_NUMBERS = 200;

/** Characters of a text answer. */
export const LONGEST_TEXT = 500;

export const documentSchema = z
  .object({
    intro: words(400),
    thanks: words(400),
    sections: z
      .array(z.object({ title: words(60), questions: z.array(questionSchema).min(1).max(40) }))
      .min(1)
      .max(12),
  })
  .superRefine(({ sections }, check) => {
    const earlier = new Map<string, Question>();
    sections.forEach(({ questions }, section) => {
      questions.forEach((question, index) => {
        const at = ["sections", section, "questions", index];
        if (earlier.has(question.key)) {
          check.addIssue({ code: "custom", path: [...at, "key"], message: "surveys.invalid.sameKey" });
        }
        if (question.showIf && !canLeadTo(earlier.get(question.showIf.question), question.showIf.answers)) {
          check.addIssue({ code: "custom", path: [...at, "showIf"], message: "surveys.invalid.showIf" });
        }
        earlier.set(question.key, question);
      });
    });
    if (earlier.size > 60) check.addIssue({ code: "custom", path: ["sections"], message: "surveys.invalid.tooMany" });
  });
export type QuestionnaireDocument = z.output<typeof documentSchema>;

function canLeadTo(question: Question | undefined, answers: readonly number[]): boolean {
  if (question?.kind === "scale") return answers.every((level) => level >= 1 && level <= question.levels.length);
  return question?.kind === "single" && answers.every((choice) => choice < question.options.length);
}

export const CHANNEL_KINDS = ["poster", "link", "tablet"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

const target = optional(count(100_000).min(1, "surveys.invalid.target"));
/** Answers wanted of each department, and of single ones where that differs; empty: no target. */
const targets = { target, targets: z.record(id, target).optional() };
const departmentIds = list(id, 200);

/** A round as typed: which questionnaire, when, where, and how many answers are wanted. */
const roundFields = {
  questionnaireVersionId: id,
  title: line(80),
  opensOn: day,
  closesOn: day,
  departmentIds: departmentIds.refine((ids) => ids.length > 0, "surveys.invalid.departments"),
  ...targets,
};
const inOrder = ({ opensOn, closesOn }: { opensOn: string; closesOn: string }) => closesOn >= opensOn;
const ORDER = { path: ["closesOn"], message: "surveys.invalid.days" };

export const createRoundSchema = z.object(roundFields).refine(inOrder, ORDER);
export const updateRoundSchema = z.object({ ...roundFields, id, version }).refine(inOrder, ORDER);
export type CreateRoundInput = z.output<typeof createRoundSchema>;
export type UpdateRoundInput = z.output<typeof updateRoundSchema>;

/** What an issued round still changes in; its departments stay, and `departmentIds` come to them. */
export const extendRoundSchema = z.object({ id, version, title: line(80), closesOn: day, departmentIds, ...targets });
export type ExtendRoundInput = z.output<typeof extendRoundSchema>;

export const oneRoundSchema = z.object({ id, version });
export type OneRoundInput = z.output<typeof oneRoundSchema>;

/** As many slips as a large hospital hands out at once. */
export const MOST_CODES = 5000;

/** Single-use codes to be made, by department. */
export const makeCodesSchema = z
  .object({ id, version, counts: z.record(id, optional(count(MOST_CODES))) })
  .transform(({ counts, ...round }) => ({
    ...round,
    counts: Object.entries(counts).flatMap(([departmentId, number]) => (number ? [{ departmentId, number }] : [])),
  }))
  .refine(({ counts }) => counts.length > 0, { path: ["counts"], message: "surveys.invalid.codes" })
  .refine(({ counts }) => counts.reduce((sum, { number }) => sum + number, 0) <= MOST_CODES, {
    path: ["counts"],
    message: "surveys.invalid.tooManyCodes",
  });
export type MakeCodesInput = z.output<typeof makeCodesSchema>;

export const voidCodesSchema = z.object({ id, version, departmentId: id });
export type VoidCodesInput = z.output<typeof voidCodesSchema>;

export const ROUND_STATES = ["draft", "waiting", "open", "closed"] as const;

/** The list's address; what makes no sense in it is left out, never an error. */
export const roundFilters = z.object({
  q: line(80).optional().catch(undefined),
  population: z.enum(POPULATIONS).optional().catch(undefined),
  state: z.enum(ROUND_STATES).optional().catch(undefined),
  sort: z.enum(["opensOn", "closesOn", "title"]).catch("opensOn"),
  dir: z.enum(["asc", "desc"]).catch("desc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type RoundFilters = z.output<typeof roundFilters>;
