import { z } from "zod";
import { ITEM_STATES } from "../schema";

/** Where an item stands: what is computed of it, and what a closed plan keeps. */
export const standingSchema = z.object({
  /** The number as it stands; null where none is known. */
  current: z.number().nullable(),
  /** Answers and interval of a known figure, or why there is none; null for any other number. */
  basis: z
    .object({
      state: z.enum(["known", "suppressed", "missing"]),
      n: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    })
    .nullable(),
  /** 0 to 1; null: unknown. */
  progress: z.number().nullable(),
  state: z.enum(ITEM_STATES),
  /** Message keys of what the state comes from, the weightiest first. */
  why: z.array(z.string()),
  /** The last day on which something was told or done, of the item or of one below it. */
  lastProgressOn: z.string().nullable(),
});
export type Standing = z.output<typeof standingSchema>;

/** Of each item of a plan, by its id. */
export const standingsSchema = z.record(z.string(), standingSchema);
export type Standings = z.output<typeof standingsSchema>;
