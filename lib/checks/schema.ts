import { z } from "zod";
import { day, id, text, version } from "@/lib/core/validation";

export const CHECK_KEYS = [
  "tooFewMembers",
  "tooManyMembers",
  "tooManyUnits",
  "noSecretary",
  "noCommittee",
  "committeeNotNeeded",
  "committeeTooSmall",
  "committeeUnusual",
  "committeeTooLarge",
  "termUnknown",
  "termOver",
  "termTooLong",
  "termEnding",
] as const;
export type CheckKey = (typeof CHECK_KEYS)[number];

/** `breach`: the regulation says "shall"; `advice`: it says "usually"; `soon`: nothing is wrong yet. */
export const FINDING_STATES = ["breach", "advice", "soon"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What the Party committee may let a branch do for a time; a notice is nothing to deviate from. */
export const EXCEPTABLE_CHECKS: readonly CheckKey[] = CHECK_KEYS.filter((check) => check !== "termEnding");

export const REASON_MAX = 500;

const subjectParts = z.object({ branchId: id, check: z.enum(EXCEPTABLE_CHECKS) });

/** A branch and what is found in it, as one choice of a form: id, space, check. */
const subject = z
  .string("core.invalid.choose")
  .transform((value) => {
    const [branchId, check] = value.split(" ");
    return { branchId, check };
  })
  .refine((parts) => subjectParts.safeParse(parts).success, "core.invalid.choose")
  .pipe(subjectParts);

export const approveExceptionSchema = z.object({
  subject,
  reason: text(REASON_MAX).refine((reason) => reason !== "", "core.invalid.required"),
  /** The last day it holds. */
  untilDay: day,
});
export type ApproveExceptionInput = z.output<typeof approveExceptionSchema>;

export const endExceptionSchema = z.object({ id, version });
export type EndExceptionInput = z.output<typeof endExceptionSchema>;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const findingFilters = z.object({
  branch: id.optional().catch(undefined),
  check: z.enum(CHECK_KEYS).optional().catch(undefined),
  state: z
    .enum([...FINDING_STATES, "excepted"])
    .optional()
    .catch(undefined),
});
export type FindingFilters = z.output<typeof findingFilters>;
