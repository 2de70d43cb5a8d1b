import { z } from "zod";
import { today } from "@/lib/core/period";
import { day, id, line, month, optional, text, version } from "@/lib/core/validation";
import { createImprovementSchema } from "@/lib/improvements/schema";

/** Sections in which a branch says what it cannot settle alone. */
export const CONCERN_SECTIONS = ["problem", "helpWanted"] as const;
export type ConcernSection = (typeof CONCERN_SECTIONS)[number];

export const CONCERN_STATES = ["open", "inHand", "done"] as const;
export type ConcernState = (typeof CONCERN_STATES)[number];

export const FOLLOW_UP_KINDS = ["improvement", "task"] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

export const FOLLOW_UP_STATES = ["open", "overdue", "done", "dropped"] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

export const FOLLOW_UP_SORTS = ["title", "state", "kind", "owner", "due", "origin"] as const;
export type FollowUpSort = (typeof FOLLOW_UP_SORTS)[number];

export const FOLLOW_UP_TITLE_MAX = 80;
export const OUTCOME_MAX = 1000;
const QUOTED_MAX = 4000;

/**
 * Which words are acted on, as the page showed them: with what had become of them by then. `again` says that
 * another follow-up is wanted although somebody else has just made one.
 */
const about = {
  reportId: id,
  section: z.enum(CONCERN_SECTIONS, "core.invalid.choose"),
  quoted: text(QUOTED_MAX),
  seen: z.coerce.number().int().min(0),
  again: z.preprocess((value) => value === "on" || value === true, z.boolean()),
};

export const createTaskSchema = z.object({
  ...about,
  title: line(FOLLOW_UP_TITLE_MAX),
  /** Left empty: the Party committee itself. */
  ownerBranchId: optional(id),
  /** Left empty: the secretary of the owner branch. */
  responsible: optional(line(40)),
  dueOn: day.refine((given) => given >= today(), "desk.invalid.duePast"),
});
export type CreateTaskInput = z.output<typeof createTaskSchema>;

export const createImprovementFromSchema = z.object(about).and(createImprovementSchema);
export type CreateImprovementFromInput = z.output<typeof createImprovementFromSchema>;

export const closeFollowUpSchema = z.object({
  id,
  version,
  outcome: text(OUTCOME_MAX).refine((typed) => typed !== "", "desk.invalid.outcome"),
});
export type CloseFollowUpInput = z.output<typeof closeFollowUpSchema>;

export const reopenFollowUpSchema = z.object({ id, version });
export type ReopenFollowUpInput = z.output<typeof reopenFollowUpSchema>;

export const correctFollowUpSchema = z.object({
  id,
  version,
  title: line(FOLLOW_UP_TITLE_MAX),
  ownerBranchId: optional(id),
  responsible: optional(line(40)),
  dueOn: day,
});
export type CorrectFollowUpInput = z.output<typeof correctFollowUpSchema>;

const shared = {
  q: line(60).optional().catch(undefined),
  branch: id.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
};

/** Filters of the words, read from the address: what makes no sense there is left out. */
export const concernFilters = z.object({
  ...shared,
  month: month.optional().catch(undefined),
  kind: z.enum(CONCERN_SECTIONS).optional().catch(undefined),
  state: z.enum(CONCERN_STATES).optional().catch(undefined),
});
export type ConcernFilters = z.output<typeof concernFilters>;

/** Filters of what became of them; `branch` is the owner, "committee" the Party committee itself. */
export const followUpFilters = z.object({
  ...shared,
  branch: z
    .union([z.literal("committee"), id])
    .optional()
    .catch(undefined),
  kind: z.enum(FOLLOW_UP_KINDS).optional().catch(undefined),
  state: z.enum(FOLLOW_UP_STATES).optional().catch(undefined),
  sort: z.enum(FOLLOW_UP_SORTS).catch("state"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
});
export type FollowUpFilters = z.output<typeof followUpFilters>;

export const CONCERN_VIEWS = ["words", "followUps"] as const;
export type ConcernView = (typeof CONCERN_VIEWS)[number];
export const concernView = z.enum(CONCERN_VIEWS).catch("words");
