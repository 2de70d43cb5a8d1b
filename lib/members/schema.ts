import { z } from "zod";
import { day, id, line, optional, text } from "@/lib/core/validation";

/** The path into the Party, in its order. */
export const MEMBER_STAGES = ["applicant", "activist", "candidate", "probationary", "full"] as const;
export type MemberStage = (typeof MEMBER_STAGES)[number];

/** The columns that hold the day on which each stage began, in the order of the path. */
export const STAGE_DAYS = ["appliedOn", "activistOn", "candidateOn", "probationaryOn", "fullOn"] as const;
export type StageDay = (typeof STAGE_DAYS)[number];

export const NOTE_MAX = 500;

const stageDays = {
  appliedOn: optional(day),
  activistOn: optional(day),
  candidateOn: optional(day),
  probationaryOn: optional(day),
  fullOn: optional(day),
};

/** How somebody comes onto the books: their path so far is taken down, or they come from another organisation. */
export const ARRIVALS = ["registered", "transferredIn"] as const;

export const createMemberSchema = z.object({
  staffId: id,
  branchId: id,
  groupId: optional(id),
  stage: z.enum(MEMBER_STAGES, "core.invalid.choose"),
  arrival: z.enum(ARRIVALS, "core.invalid.choose"),
  /** The first day in the branch. */
  since: day,
  note: text(NOTE_MAX),
  ...stageDays,
});
export type CreateMemberInput = z.output<typeof createMemberSchema>;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const memberFilters = z.object({
  q: line(40).optional().catch(undefined),
  branch: id.optional().catch(undefined),
  stage: z.enum(MEMBER_STAGES).optional().catch(undefined),
  group: id.optional().catch(undefined),
  sort: z.enum(["name", "branch", "stage", "fullOn"]).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type MemberFilters = z.output<typeof memberFilters>;
