import { z } from "zod";
import { thisMonth } from "@/lib/core/period";
import { id, month, version } from "@/lib/core/validation";

export const BOOK_STATUSES = ["running", "done", "failed", "cancelled"] as const;
export type BookStatus = (typeof BOOK_STATUSES)[number];

export const BOOK_RANGES = ["approved", "handedIn"] as const;
export type BookRange = (typeof BOOK_RANGES)[number];

export const startBookSchema = z.object({
  month: month.refine((given) => given <= thisMonth(), "reports.invalid.futureMonth"),
  range: z.enum(BOOK_RANGES, "core.invalid.choose"),
  /** The language in which the page was read: a job has no reader of its own. */
  locale: z.string().max(10).catch(""),
});
export type StartBookInput = z.output<typeof startBookSchema>;

export const bookSchema = z.object({ id, version });
export type BookInput = z.output<typeof bookSchema>;
