import { z } from "zod";
import { day, id, line, list, optional, text, version } from "@/lib/core/validation";
import { DIRECTIONS, MEASURES, REASON_MAX } from "../schema";
import { isSatisfaction, KNOWN_FIGURES } from "./known-figures";
import { reason } from "./plans";

export const ITEM_TITLE_MAX = 80;
export const DETAIL_MAX = 1000;
export const RESPONSIBLE_MAX = 40;
export const UNIT_MAX = 12;
export const PROGRESS_MAX = 1000;
const MOST_CO_OWNERS = 30;

/** A number as people type it, with at most two decimals: 1,060 or 99.46. */
const decimal = z
  .string("core.invalid.required")
  .transform((typed) => typed.replace(/[,，\s]/g, ""))
  .refine((typed) => /^\d{1,9}(\.\d{1,2})?$/.test(typed), "plans.invalid.decimal")
  .transform(Number);

/** Whether one of the numbers is a share of more than the whole: most often a slip of the key. */
export function exceedsWhole(unit: string | null | undefined, ...numbers: (number | undefined)[]): boolean {
  return (unit === "%" || unit === "％") && numbers.some((one) => one !== undefined && one > 100);
}

/** That a share of more than the whole is meant so. */
const over = optional(z.literal("on"));

const fields = {
  title: line(ITEM_TITLE_MAX),
  detail: text(DETAIL_MAX),
  /** Left empty: the Party committee. */
  ownerBranchId: optional(id),
  coOwnerIds: list(id, MOST_CO_OWNERS),
  /** Left empty: the owner's present secretary. */
  responsible: optional(line(RESPONSIBLE_MAX)),
  startsOn: day,
  dueOn: day,
  measure: z.enum(MEASURES, "core.invalid.choose").default("none"),
  figure: optional(z.enum(KNOWN_FIGURES)),
  unit: optional(line(UNIT_MAX)),
  direction: optional(z.enum(DIRECTIONS)),
  baseline: optional(decimal),
  target: optional(decimal),
  over,
  reason,
};

type Typed = z.output<z.ZodObject<typeof fields>>;

type Wrong = { path: keyof Typed; message: string };

const required = (path: keyof Typed, given: unknown): Wrong[] =>
  given === undefined ? [{ path, message: "core.invalid.required" }] : [];

function wrongWay({ baseline, target, direction }: Pick<Typed, "baseline" | "target" | "direction">): Wrong[] {
  if (baseline === undefined || target === undefined) return [];
  if (direction === "down")
    return target < baseline ? [] : [{ path: "target", message: "plans.invalid.targetNotBelow" }];
  return target > baseline ? [] : [{ path: "target", message: "plans.invalid.targetNotAbove" }];
}

/** A number that is written down needs its unit, its direction and where it begins. */
function wrongNumber(typed: Typed): Wrong[] {
  const { unit, direction, baseline, target, over: meant } = typed;
  const share: Wrong[] =
    exceedsWhole(unit, baseline, target) && !meant ? [{ path: "over", message: "plans.invalid.overWhole" }] : [];
  const missing = [...required("unit", unit), ...required("direction", direction), ...required("baseline", baseline)];
  return [...missing, ...wrongWay(typed), ...share];
}

/** A known figure is better the higher it is; of a count last year's number is no start of the way. */
function wrongFigure({ figure, baseline, target }: Typed): Wrong[] {
  if (figure === undefined) return required("figure", figure);
  if (!isSatisfaction(figure)) return [];
  const above = Math.max(target ?? 0, baseline ?? 0) > 100;
  return above
    ? [{ path: "target", message: "plans.invalid.aboveHundred" }]
    : wrongWay({ baseline, target, direction: "up" });
}

/** What is wrong with a measure: each kind needs its own, and the target lies ahead of the baseline. */
function wrongMeasure(typed: Typed): Wrong[] {
  if (typed.measure === "none") return [];
  const own = typed.measure === "number" ? wrongNumber(typed) : wrongFigure(typed);
  return [...required("target", typed.target), ...own];
}

function check(typed: Typed, context: z.RefinementCtx) {
  const order: Wrong[] =
    typed.dueOn < typed.startsOn ? [{ path: "dueOn", message: "plans.invalid.dueBeforeStart" }] : [];
  for (const { path, message } of [...order, ...wrongMeasure(typed)]) {
    context.addIssue({ code: "custom", path: [path], message });
  }
}

/** Without a parent a goal; below a goal a task, below a task a milestone. */
export const addItemSchema = z.object({ planId: id, parentId: optional(id), ...fields }).superRefine(check);
export type AddItemInput = z.output<typeof addItemSchema>;

export const changeItemSchema = z.object({ id, version, ...fields }).superRefine(check);
export type ChangeItemInput = z.output<typeof changeItemSchema>;

export const oneItemSchema = z.object({ id, version });
export type OneItemInput = z.output<typeof oneItemSchema>;

/** Before the one above, or behind the one below. */
export const WAYS = ["up", "down"] as const;

export const placeItemSchema = z.object({ id, version, way: z.enum(WAYS) });
export type PlaceItemInput = z.output<typeof placeItemSchema>;

export const dropItemSchema = z.object({ id, version, reason: line(REASON_MAX) });
export type DropItemInput = z.output<typeof dropItemSchema>;

export const recordProgressSchema = z.object({
  id,
  text: text(PROGRESS_MAX).refine((typed) => typed !== "", "core.invalid.required"),
  value: optional(decimal),
  over,
});
export type RecordProgressInput = z.output<typeof recordProgressSchema>;

export const strikeProgressSchema = z.object({ id, reason: line(REASON_MAX) });
export type StrikeProgressInput = z.output<typeof strikeProgressSchema>;

/** What the address of a new item's form may carry. */
export const newItemParams = z.object({ parent: id.optional().catch(undefined) });
