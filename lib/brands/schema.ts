import { z } from "zod";
import { addMonths, thisMonth } from "@/lib/core/period";
import { day, id, line, month, optional, text, version } from "@/lib/core/validation";

export const NAME_MAX = 30;
export const SLOGAN_MAX = 60;
export const IDEA_MAX = 1000;
export const WORK_MAX = 2000;
export const LEAD_TASK_MAX = 100;
export const TARGET_MAX = 200;
export const REASON_MAX = 300;
/** A brand is planned at most this far ahead; a later month is a slip of the finger. */
const MONTHS_AHEAD = 12;
const YEARS_OF_TASK = 10;

/** A month in which a brand may begin or end. */
export const brandMonth = month.refine(
  (value) => value <= addMonths(thisMonth(), MONTHS_AHEAD),
  "brands.invalid.tooFarAhead",
);

const brandFields = {
  name: line(NAME_MAX),
  slogan: line(SLOGAN_MAX),
  idea: text(IDEA_MAX),
  work: text(WORK_MAX),
  /** A task of the year's plan; the three below are then read from the plan. */
  planItemId: optional(id),
  leadTask: optional(line(LEAD_TASK_MAX)),
  leadTaskTarget: optional(line(TARGET_MAX)),
  leadTaskDueOn: optional(
    day.refine((value) => value < `${addMonths(thisMonth(), YEARS_OF_TASK * 12)}-01`, "brands.invalid.dueTooLate"),
  ),
  fromMonth: brandMonth,
  logo: z.instanceof(File, { error: "core.invalid.fileKind" }).optional(),
  removeLogo: optional(z.literal("on")),
};

const OWN_TASK = ["leadTask", "leadTaskTarget", "leadTaskDueOn"] as const;
type OwnTask = { planItemId?: string | undefined } & { [Field in (typeof OWN_TASK)[number]]?: string | undefined };

/** Without a task of the plan, the brand says its own. */
function needsTask(input: OwnTask, context: z.RefinementCtx): void {
  if (input.planItemId) return;
  for (const field of OWN_TASK) {
    if (!input[field]) context.addIssue({ code: "custom", path: [field], message: "core.invalid.required" });
  }
}

export const createBrandSchema = z.object({ branchId: id, ...brandFields }).superRefine(needsTask);
export type CreateBrandForm = z.output<typeof createBrandSchema>;

export const updateBrandSchema = z.object({ id, version, ...brandFields }).superRefine(needsTask);
export type UpdateBrandForm = z.output<typeof updateBrandSchema>;

export const publicationSchema = z.object({ id, version });
export type PublicationInput = z.output<typeof publicationSchema>;

export const BRAND_STATES = ["living", "ended", "all"] as const;
export type BrandState = (typeof BRAND_STATES)[number];

/** Filters of the gallery, read from the address: what makes no sense there is left out. */
export const brandFilters = z.object({
  q: line(60).optional().catch(undefined),
  branch: id.optional().catch(undefined),
  order: z.enum(["due", "name"]).optional().catch(undefined),
  /** Living ones unless asked for. */
  state: z.enum(["ended", "all"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type BrandFilters = z.output<typeof brandFilters>;
