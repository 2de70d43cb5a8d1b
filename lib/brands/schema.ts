import { z } from "zod";
import { day, id, line, month, text, version } from "@/lib/core/validation";

const brandFields = {
  name: line(30),
  slogan: line(60),
  idea: text(1000),
  leadTask: line(100),
  leadTaskTarget: line(200),
  leadTaskDueOn: day,
  fromMonth: month,
};

export const createBrandSchema = z.object({ branchId: id, ...brandFields });
export type CreateBrandInput = z.output<typeof createBrandSchema>;

export const updateBrandSchema = z.object({ id, version, ...brandFields });
export type UpdateBrandInput = z.output<typeof updateBrandSchema>;

export type BrandFilters = { q?: string; branchId?: string; state?: "current" | "ended"; page?: number };
