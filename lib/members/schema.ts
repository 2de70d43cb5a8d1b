import { z } from "zod";
import { id, line } from "@/lib/core/validation";

/** The path into the Party, in its order. */
export const MEMBER_STAGES = ["applicant", "activist", "candidate", "probationary", "full"] as const;
export type MemberStage = (typeof MEMBER_STAGES)[number];

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
