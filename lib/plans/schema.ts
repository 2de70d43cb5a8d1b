import { z } from "zod";
import { line } from "@/lib/core/validation";

export const PLAN_STATUSES = ["draft", "issued", "closed"] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

export const ITEM_KINDS = ["goal", "task", "milestone"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What may lie directly below an item. */
export const CHILD_KIND: Record<ItemKind, ItemKind | null> = { goal: "task", task: "milestone", milestone: null };

/** How an item is measured: by nothing, by a number that is written down, or by a figure that the system knows. */
export const MEASURES = ["none", "number", "figure"] as const;
export type Measure = (typeof MEASURES)[number];

export const DIRECTIONS = ["up", "down"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Where an item stands; computed from dates and progress, never typed. */
export const ITEM_STATES = ["done", "dropped", "late", "atRisk", "running", "notStarted"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const PLAN_TITLE_MAX = 60;
export const PREFACE_MAX = 2000;
export const REVIEW_MAX = 4000;
export const REASON_MAX = 300;

/** Filters of the list of plans, read from the address. */
export const planFilters = z.object({
  q: line(60).optional().catch(undefined),
  status: z.enum(PLAN_STATUSES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type PlanFilters = z.output<typeof planFilters>;
