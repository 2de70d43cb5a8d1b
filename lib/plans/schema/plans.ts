import { z } from "zod";
import { id, line, optional, text, version } from "@/lib/core/validation";
import { PLAN_TITLE_MAX, PREFACE_MAX, REASON_MAX, REVIEW_MAX } from "../schema";

export const DOCUMENT_NUMBER_MAX = 40;

/** Of the years that a hospital plans: what is long past was not planned here. */
const year = z.coerce
  .number("core.invalid.number")
  .int("core.invalid.whole")
  .min(2000, "plans.invalid.year")
  .max(2100, "plans.invalid.year");

/** A reason is asked for where the plan was issued; the command says so, for a form does not know when it was. */
export const reason = optional(line(REASON_MAX));

const head = {
  title: line(PLAN_TITLE_MAX),
  preface: text(PREFACE_MAX),
  documentNumber: optional(line(DOCUMENT_NUMBER_MAX)),
};

export const createPlanSchema = z.object({ year, ...head });
export type CreatePlanInput = z.output<typeof createPlanSchema>;

export const updatePlanSchema = z.object({ id, version, ...head, reason });
export type UpdatePlanInput = z.output<typeof updatePlanSchema>;

export const onePlanSchema = z.object({ id, version });
export type OnePlanInput = z.output<typeof onePlanSchema>;

export const closePlanSchema = z.object({
  id,
  version,
  review: text(REVIEW_MAX).refine((typed) => typed !== "", "core.invalid.required"),
  /** That the year is not over yet is known. */
  early: optional(z.literal("on")),
});
export type ClosePlanInput = z.output<typeof closePlanSchema>;

export const copyPlanSchema = z.object({ id });
export type CopyPlanInput = z.output<typeof copyPlanSchema>;
