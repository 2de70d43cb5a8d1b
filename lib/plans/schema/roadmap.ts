import { z } from "zod";
import { day, id, version } from "@/lib/core/validation";
import { ITEM_STATES } from "../schema";
import { reason } from "./plans";

export const ROADMAP_VIEWS = ["goal", "branch"] as const;
export const PAPERS = ["a4", "a3"] as const;
export type PaperSize = (typeof PAPERS)[number];

/** The Party committee among the branches of the filter. */
export const COMMITTEE = "committee";

/** How the roadmap is looked at, read from its address. */
export const roadmapLook = z.object({
  by: z.enum(ROADMAP_VIEWS).catch("goal"),
  branch: z
    .union([id, z.literal(COMMITTEE)])
    .optional()
    .catch(undefined),
  state: z.enum(ITEM_STATES).optional().catch(undefined),
  /** Milestones are drawn on their task instead of on lines of their own. */
  fold: z.literal("1").optional().catch(undefined),
  paper: z.enum(PAPERS).catch("a4"),
});
export type RoadmapLook = z.output<typeof roadmapLook>;

/** New dates of an item; `carry` takes along what lies below it, `reason` is asked for once the plan is issued. */
export const moveItemSchema = z.object({
  id,
  version,
  startsOn: day,
  dueOn: day,
  carry: z.boolean(),
  reason,
});
export type MoveItemInput = z.output<typeof moveItemSchema>;

/** For what is asked for without saying anything. */
export const nothingSchema = z.object({});
