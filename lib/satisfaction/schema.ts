import { z } from "zod";
import { thisMonth } from "@/lib/core/period";
import { count, id, line, month, optional, version } from "@/lib/core/validation";
import { ALL_DIMENSIONS, type Dimension, FORMULAS, POPULATIONS } from "@/lib/surveys/schema";

export const FIGURE_METHODS = ["nationalPlatform", "paper", "phone", "agency", "other"] as const;
export type FigureMethod = (typeof FIGURE_METHODS)[number];

/** A year like 0202 is a slip of the finger, not a figure. */
const EARLIEST = "2000-01";

/** 0–100 with at most two decimals, as typed: 99.465 is refused rather than rounded behind the person's back. */
const value = z.preprocess(
  (typed) => (typeof typed === "number" ? String(typed) : typed),
  z
    .string("core.invalid.required")
    .trim()
    .min(1, "core.invalid.required")
    .regex(/^\d{1,3}(\.\d{1,2})?$/, "satisfaction.invalid.value")
    .transform(Number)
    .refine((number) => number <= 100, "satisfaction.invalid.value"),
);

export const recordFigureSchema = z.object({
  population: z.enum(POPULATIONS),
  /** Left empty: the whole hospital. */
  departmentId: optional(id),
  month: month
    .refine((given) => given <= thisMonth(), "satisfaction.invalid.futureMonth")
    .refine((given) => given >= EARLIEST, "satisfaction.invalid.earlyMonth"),
  value,
  /** Nobody answered means that there is no figure; left empty means that the source does not say. */
  n: optional(count(10_000_000).min(1, "satisfaction.invalid.n")),
  formula: z.enum(FORMULAS),
  source: line(200),
  method: z.enum(FIGURE_METHODS, "core.invalid.choose"),
});

export const correctFigureSchema = recordFigureSchema.extend({ id, version });

export type RecordFigureInput = z.output<typeof recordFigureSchema>;
export type CorrectFigureInput = z.output<typeof correctFigureSchema>;

export const FIGURE_SORTS = ["month", "department", "population", "value", "n"] as const;

/** The list's address; what makes no sense in it is left out, never an error. */
export const figureFiltersSchema = z.object({
  q: line(80).optional().catch(undefined),
  population: z.enum(POPULATIONS).optional().catch(undefined),
  /** A department's id, or "hospital" for figures of the whole hospital. */
  department: z
    .union([z.literal("hospital"), id])
    .optional()
    .catch(undefined),
  month: month.optional().catch(undefined),
  method: z.enum(FIGURE_METHODS).optional().catch(undefined),
  sort: z.enum(FIGURE_SORTS).catch("month"),
  dir: z.enum(["asc", "desc"]).catch("desc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type FigureFilters = z.output<typeof figureFiltersSchema>;

/** What a comment is about: its question's dimension, or "other" where the question has none. */
export const WORD_GROUPS = [...ALL_DIMENSIONS, "other"] as const;
export type WordGroup = Dimension | "other";

/** Filters of the comments, read from the address: what makes no sense there is left out. */
export const wordFiltersSchema = z.object({
  q: line(80).optional().catch(undefined),
  population: z.enum(POPULATIONS).optional().catch(undefined),
  department: id.optional().catch(undefined),
  group: z.enum(WORD_GROUPS).optional().catch(undefined),
  /** First and last month, both included. */
  from: month.optional().catch(undefined),
  to: month.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type WordFilters = z.output<typeof wordFiltersSchema>;
