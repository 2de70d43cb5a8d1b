import { z } from "zod";
import { id, month, text } from "@/lib/core/validation";

export const LATE_REASON_MAX = 300;

/** `version` is that of the note the form was made with; 0 where there was none. */
export const noteLateSchema = z.object({
  brandId: id,
  month,
  version: z.coerce.number().int().min(0),
  reason: text(LATE_REASON_MAX).refine((typed) => typed !== "", "reports.invalid.lateReason"),
});
export type NoteLateInput = z.output<typeof noteLateSchema>;
