import { z } from "zod";
import { addDays, addMonthsTo, monthOf, monthsBetween, thisMonth, today } from "@/lib/core/period";
import { day, id, line, month, optional, text, version } from "@/lib/core/validation";
import {
  ALL_DIMENSIONS,
  DIMENSIONS,
  type Dimension,
  FORMULAS,
  POPULATIONS,
  type Population,
} from "@/lib/surveys/schema";

export const IMPROVEMENT_STATUSES = ["open", "done", "dropped"] as const;
export type ImprovementStatus = (typeof IMPROVEMENT_STATUSES)[number];

export const TITLE_MAX = 80;
export const TEXT_MAX = 1000;

/** The figure that shall move: of a population one dimension, or without one the total of all its questions. */
export type Measured = { population: Population; dimension: Dimension | null };

/** One choice for a population and a dimension, so that no pair can be chosen that is none: "inpatient.meals". */
export function codeOf({ population, dimension }: Measured): string {
  return dimension ? `${population}.${dimension}` : population;
}

/** Every figure that an action can be measured by, the total first in each population. */
export const MEASURED: readonly Measured[] = POPULATIONS.flatMap((population) =>
  [null, ...DIMENSIONS[population]].map((dimension) => ({ population, dimension })),
);

const CODES = new Map(MEASURED.map((one) => [codeOf(one), one]));

const measured = z.string("core.invalid.choose").transform((code, context): Measured => {
  const found = CODES.get(code);
  if (found) return found;
  context.addIssue({ code: "custom", message: "core.invalid.choose" });
  return z.NEVER;
});

const sentence = text(TEXT_MAX).refine((typed) => typed !== "", "core.invalid.required");

/** Days ahead that an action may wait to begin, and how far back one that is written down late may have begun. */
const MOST_AHEAD = 180;
const MOST_BACK = 366;
/** Months that an action may take, and that the figure before it may reach over. */
export const MOST_MONTHS = 24;

const startedOn = day.refine((given) => given <= addDays(today(), MOST_AHEAD), "improvements.invalid.startTooLate");

const fields = {
  title: line(TITLE_MAX),
  cause: sentence,
  measure: sentence,
  startedOn,
  dueOn: day,
  /** Left empty: the branch that stands in the department. */
  branchId: optional(id),
};

type Days = { startedOn: string; dueOn: string };

const inOrder = ({ startedOn: start, dueOn }: Days) => dueOn >= start;
const ORDER = { path: ["dueOn"], message: "improvements.invalid.dueBeforeStart" };
const inReach = ({ startedOn: start, dueOn }: Days) => dueOn <= addMonthsTo(start, MOST_MONTHS);
const REACH = { path: ["dueOn"], message: "improvements.invalid.dueTooLate" };

type Window = { from: string; to: string };

const window = {
  /** Months of the figure as it is now. */
  from: month,
  to: month.refine((given) => given <= thisMonth(), "improvements.invalid.futureMonth"),
};
const windowInOrder = ({ from, to }: Window) => to >= from;
const WINDOW_ORDER = { path: ["to"], message: "improvements.invalid.windowOrder" };
const windowInReach = ({ from, to }: Window) => monthsBetween(from, to) < MOST_MONTHS;
const WINDOW_REACH = { path: ["from"], message: "improvements.invalid.windowTooLong" };

/** Answers given after the action began say nothing of how it was before. */
const windowBefore = ({ to, startedOn: start }: Window & Days) => monthOf(start) >= to;
const WINDOW_BEFORE = { path: ["to"], message: "improvements.invalid.windowAfterStart" };

export const createImprovementSchema = z
  .object({
    ...fields,
    ...window,
    measured,
    startedOn: startedOn.refine((given) => given >= addDays(today(), -MOST_BACK), "improvements.invalid.startTooEarly"),
    /** Left empty: the whole hospital. */
    departmentId: optional(id),
    commentId: optional(id),
  })
  .refine(inOrder, ORDER)
  .refine(inReach, REACH)
  .refine(windowInOrder, WINDOW_ORDER)
  .refine(windowInReach, WINDOW_REACH)
  .refine(windowBefore, WINDOW_BEFORE);
export type CreateImprovementInput = z.output<typeof createImprovementSchema>;

/** What it is measured by stays as it was frozen: another figure is another action. */
export const correctImprovementSchema = z
  .object({ id, version, ...fields })
  .refine(inOrder, ORDER)
  .refine(inReach, REACH);
export type CorrectImprovementInput = z.output<typeof correctImprovementSchema>;

export const closeImprovementSchema = z
  .object({ id, version, intent: z.enum(["done", "dropped"]), outcome: text(TEXT_MAX) })
  .refine(({ intent, outcome }) => intent !== "done" || outcome !== "", {
    path: ["outcome"],
    message: "improvements.invalid.outcome",
  })
  .refine(({ intent, outcome }) => intent !== "dropped" || outcome !== "", {
    path: ["outcome"],
    message: "improvements.invalid.reason",
  });
export type CloseImprovementInput = z.output<typeof closeImprovementSchema>;

export const reopenImprovementSchema = z.object({ id, version });
export type ReopenImprovementInput = z.output<typeof reopenImprovementSchema>;

/** The figure as it was when the action began, or when it was closed. */
export const frozenFigureSchema = z.object({
  state: z.enum(["known", "suppressed", "missing"]),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().nullable(),
  formula: z.enum(FORMULAS).nullable(),
  /** Title of the questionnaire that was answered. */
  questionnaire: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  /** Which questions it was made of: only figures of the same ones are held against each other. */
  basis: z.string().nullable().default(null),
  /** Questionnaires that asked in another way and are not counted. */
  leftOut: z.number().default(0),
});
export type FrozenFigure = z.output<typeof frozenFigureSchema>;

/** What two figures say of an action; "unsaid" where they say nothing. */
export const VERDICTS = ["helped", "noEvidence", "worse", "unsaid"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const IMPROVEMENT_STATES = ["open", "due", "overdue", "done", "dropped"] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

export const IMPROVEMENT_SORTS = ["due", "title", "department", "branch", "start"] as const;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const improvementFilters = z.object({
  q: line(60).optional().catch(undefined),
  state: z.enum(IMPROVEMENT_STATES).optional().catch(undefined),
  population: z.enum(POPULATIONS).optional().catch(undefined),
  /** A department's id, or "hospital" for figures of the whole hospital. */
  department: z
    .union([z.literal("hospital"), id])
    .optional()
    .catch(undefined),
  branch: id.optional().catch(undefined),
  sort: z.enum(IMPROVEMENT_SORTS).catch("due"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type ImprovementFilters = z.output<typeof improvementFilters>;

/** What an address may bring to the form: from a weak figure, or from what somebody wrote. */
export const improvementOrigin = z.object({
  population: z.enum(POPULATIONS).optional().catch(undefined),
  dimension: z.enum(ALL_DIMENSIONS).optional().catch(undefined),
  departmentId: id.optional().catch(undefined),
  from: month.optional().catch(undefined),
  to: month.optional().catch(undefined),
  comment: id.optional().catch(undefined),
});
export type ImprovementOrigin = z.output<typeof improvementOrigin>;
