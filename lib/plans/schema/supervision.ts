import { z } from "zod";
import { id, list } from "@/lib/core/validation";

/** Why a matter is looked after, the weightiest first. */
export const MATTER_REASONS = ["late", "dueSoon", "quiet"] as const;
export type MatterReason = (typeof MATTER_REASONS)[number];

/** Why a matter cannot be nudged: nobody answers for it but the committee, its branch is no more, or it was just nudged. */
export const NUDGE_BARS = ["committee", "dissolved", "recent"] as const;
export type NudgeBar = (typeof NUDGE_BARS)[number];

/** Whether a matter can be nudged today. */
export const NUDGE_STATES = ["open", "recent"] as const;

/** The branch filter's word for the Party committee itself. */
export const COMMITTEE = "committee";

/** The address of the list: whatever does not fit is as if it were not there. */
export const matterFilters = z.object({
  reason: z.enum(MATTER_REASONS).optional().catch(undefined),
  branch: z
    .union([id, z.literal(COMMITTEE)])
    .optional()
    .catch(undefined),
  nudge: z.enum(NUDGE_STATES).optional().catch(undefined),
});
export type MatterFilters = z.output<typeof matterFilters>;

export const nudgeOwnersSchema = z.object({
  itemIds: list(id, 500).refine((ids) => ids.length > 0, "plans.invalid.noMatter"),
});

export const oneNudgeSchema = z.object({ id });
