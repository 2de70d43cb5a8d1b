import { z } from "zod";
import { count, id, line, month, optional, version } from "@/lib/core/validation";
import { DIRECTIONS } from "@/lib/plans/schema";
import { KNOWN_FIGURES } from "@/lib/plans/schema/known-figures";

export const INDICATOR_TITLE_MAX = 40;
export const UNIT_MAX = 10;
export const INDICATORS_MAX = 8;
/** The measure of the lead task: value, target and unit are those of the year's plan. */
export const LEAD_TASK = "leadTask";
/** Where an indicator's values come from by themselves. */
export const SOURCES = [LEAD_TASK, ...KNOWN_FIGURES] as const;
export type IndicatorSource = (typeof SOURCES)[number];

/** A stored source, or null for one that is none any more, as for values that are written down. */
export function sourceOf(stored: string | null): IndicatorSource | null {
  return SOURCES.find((one) => one === stored) ?? null;
}

const ROWS_MAX = 200;
const MOST = 9_999_999_999;

/** A number as people type it (1,200.5), with at most two decimals. */
const amount = z
  .string("core.invalid.required")
  .trim()
  .min(1, "core.invalid.required")
  .transform((typed) => typed.replace(/[,，\s]/g, "").replace("−", "-"))
  .refine((typed) => /^-?\d{1,10}(\.\d{1,2})?$/.test(typed), "brands.invalid.amount")
  .transform(Number)
  .refine((value) => Math.abs(value) <= MOST, "core.invalid.tooLarge");

const rowNumber = z.string().regex(/^\d{1,3}$/);

const indicator = z
  .object({
    id: optional(id),
    position: optional(count(999)),
    title: optional(line(INDICATOR_TITLE_MAX)),
    unit: optional(line(UNIT_MAX)),
    direction: optional(z.enum(DIRECTIONS, "core.invalid.choose")),
    baseline: optional(amount),
    target: optional(amount),
    figure: optional(z.enum(SOURCES, "core.invalid.choose")),
  })
  .superRefine((given, context) => {
    const { title, target, unit, figure, baseline } = given;
    const need = (path: string) => context.addIssue({ code: "custom", path: [path], message: "core.invalid.required" });
    const begun = unit !== undefined || figure !== undefined || baseline !== undefined || target !== undefined;
    if (!title) {
      if (begun) need("title");
      return;
    }
    if (figure === LEAD_TASK) return;
    if (target === undefined) need("target");
    if (!unit && !figure) need("unit");
  });
export type IndicatorInput = z.output<typeof indicator>;

export const saveIndicatorsSchema = z.object({
  id,
  version,
  rows: z
    .record(rowNumber, indicator)
    .default({})
    .refine((given) => Object.keys(given).length <= ROWS_MAX, "core.invalid.tooMany"),
});
export type SaveIndicatorsInput = z.output<typeof saveIndicatorsSchema>;

/** A month's values by indicator, each with what stood there when the form was made. */
export const recordValuesSchema = z.object({
  id,
  month,
  values: z.record(id, optional(amount)).default({}),
  seen: z.record(id, optional(amount)).default({}),
});
export type RecordValuesInput = z.output<typeof recordValuesSchema>;
