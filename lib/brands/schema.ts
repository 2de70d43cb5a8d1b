import { z } from "zod";
import { day, id, line, month, text, version } from "@/lib/core/validation";

export const NAME_MAX = 30;
export const SLOGAN_MAX = 60;
export const IDEA_MAX = 1000;
export const LEAD_TASK_MAX = 100;
export const TARGET_MAX = 200;

const brandFields = {
  name: line(NAME_MAX),
  slogan: line(SLOGAN_MAX),
  idea: text(IDEA_MAX),
  leadTask: line(LEAD_TASK_MAX),
  leadTaskTarget: line(TARGET_MAX),
  leadTaskDueOn: day,
  fromMonth: month,
};

export const createBrandSchema = z.object({ branchId: id, ...brandFields });
export type CreateBrandInput = z.output<typeof createBrandSchema>;

export const updateBrandSchema = z.object({ id, version, ...brandFields });
export type UpdateBrandInput = z.output<typeof updateBrandSchema>;

/** Filters of the gallery, read from the address: what makes no sense there is left out. */
export const brandFilters = z.object({
  q: line(60).optional().catch(undefined),
  branch: id.optional().catch(undefined),
  order: z.enum(["due", "name"]).optional().catch(undefined),
  state: z.enum(["ended"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type BrandFilters = z.output<typeof brandFilters>;
