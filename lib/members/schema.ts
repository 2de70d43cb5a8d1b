import { z } from "zod";
import { day, id, line, optional, text, version } from "@/lib/core/validation";
import { pastDay } from "@/lib/organisation/schema";
import { EDUCATIONS, SEXES } from "@/lib/staff/schema";

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

export const LEAVE_KINDS = ["transferredOut", "died", "exited", "cancelled"] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];

/** What happens to those on the books apart from admission, in the order in which it is offered. */
export const MEMBER_ACTS = [
  "transferredWithin",
  "transferredIn",
  "transferredOut",
  "flowedOut",
  "flowedBack",
  "retired",
  "died",
  "exited",
] as const;
export type MemberActKind = (typeof MEMBER_ACTS)[number];

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

export const INTRODUCERS = 2;
export const PERSON_MAX = 40;

const introducer = z.object({ memberId: optional(id), name: optional(line(PERSON_MAX)) });

export const updateMemberSchema = z.object({
  id,
  version,
  groupId: optional(id),
  /** Only where a stage was taken down wrongly. */
  stage: optional(z.enum(MEMBER_STAGES, "core.invalid.choose")),
  /** Those who introduced the member to the Party. */
  introducers: z.preprocess(
    (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.values(value) : (value ?? [])),
    z.array(introducer).max(INTRODUCERS, "core.invalid.tooMany"),
  ),
  ...stageDays,
});
export type UpdateMemberInput = z.output<typeof updateMemberSchema>;

export const PLACE_MAX = 80;

/** Acts that lead into a branch, and therefore name it. */
export const ACTS_INTO_BRANCH: readonly MemberActKind[] = ["transferredWithin", "transferredIn"];

export const recordActSchema = z
  .object({
    id,
    version,
    kind: z.enum(MEMBER_ACTS, "core.invalid.choose"),
    onDay: day,
    branchId: optional(id),
    groupId: optional(id),
    place: optional(line(PLACE_MAX)),
    note: text(NOTE_MAX),
  })
  .refine(({ kind, branchId }) => ACTS_INTO_BRANCH.includes(kind) === (branchId !== undefined), {
    path: ["branchId"],
    message: "core.invalid.choose",
  })
  .refine(({ kind, place }) => kind !== "flowedOut" || place, { path: ["place"], message: "core.invalid.required" });
export type RecordActInput = z.output<typeof recordActSchema>;

const dayOrNull = day.nullish().transform((value) => value ?? null);

/** What an act keeps in its event so that it can be taken back; less where it was not recorded here. */
export const actDetails = z.object({
  place: z.string().nullable().catch(null),
  groupId: id.nullable().catch(null),
  staffLeftOn: dayOrNull.catch(null),
  endedPosts: z.array(z.object({ id, toDay: dayOrNull })).catch([]),
});

/** Corrects when an act or the arrival was, and what was written about it. */
export const correctEventSchema = z.object({ id, eventId: id, version, onDay: day, note: text(NOTE_MAX) });
export type CorrectEventInput = z.output<typeof correctEventSchema>;

export const takeBackEventSchema = z.object({ id, eventId: id, version });
export type TakeBackEventInput = z.output<typeof takeBackEventSchema>;

/** It cannot be undone: the branch's name is typed to confirm it. */
export const dissolveBranchSchema = z.object({ id, version, onDay: pastDay, confirm: line(60) });
export type DissolveBranchInput = z.output<typeof dissolveBranchSchema>;

export const removeGroupSchema = z.object({ id, version });
export type RemoveGroupInput = z.output<typeof removeGroupSchema>;

/** Who somebody is at work: key staff, holders of an administrative post, or those who treat patients without one. */
export const WHO = ["backbone", "middle", "frontline"] as const;
export type Who = (typeof WHO)[number];

/** Those away or retired are on the books, those who have left are listed only when asked for. */
export const MEMBER_STATES = ["flowing", "retired", ...LEAVE_KINDS] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

export const SEX_FILTER = SEXES;
export const EDUCATION_FILTER = EDUCATIONS;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const memberFilters = z.object({
  q: line(40).optional().catch(undefined),
  branch: id.optional().catch(undefined),
  stage: z.enum(MEMBER_STAGES).optional().catch(undefined),
  group: id.optional().catch(undefined),
  state: z.enum(MEMBER_STATES).optional().catch(undefined),
  who: z.enum(WHO).optional().catch(undefined),
  sex: z.enum(SEXES).optional().catch(undefined),
  education: z.enum(EDUCATIONS).optional().catch(undefined),
  sort: z.enum(["name", "branch", "stage", "fullOn"]).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type MemberFilters = z.output<typeof memberFilters>;
