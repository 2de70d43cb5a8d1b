import { z } from "zod";
import { addDays, instantOf, isDay, isTime, today } from "@/lib/core/period";
import { count, day, id, line, list, month, optional, text, time, version } from "@/lib/core/validation";

export const ACTIVITY_KINDS = [
  "generalMeeting",
  "committeeMeeting",
  "groupMeeting",
  "lecture",
  "themedPartyDay",
  "organisationalLife",
  "democraticAppraisal",
  "heartTalk",
  "partnerService",
  "training",
  "volunteering",
  "cultural",
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const CULTURE_THEMES = ["red", "patriotic", "family", "craft", "publicGood"] as const;
export type CultureTheme = (typeof CULTURE_THEMES)[number];

export const CULTURE_LAYERS = ["material", "institutional", "spiritual"] as const;
export type CultureLayer = (typeof CULTURE_LAYERS)[number];

export const ATTENDANCE_STATUSES = ["present", "excused", "absent"] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

export const TITLE_MAX = 80;
export const PLACE_MAX = 60;
export const HOST_MAX = 40;
export const NOTES_MAX = 4000;
export const SERVED_MAX = 1_000_000;
/** Files in one upload, and on one activity altogether. */
export const FILES_MAX = 10;
export const FILES_TOTAL = 30;
const REASON_MAX = 40;

export type MarkInput = { status: AttendanceStatus; reason?: string };

/**
 * One member's line of the form: the tick means present; without it the reason beside it counts, and two of the
 * reasons are no excuse: absent without leave, and not expected at all (which is no attendance).
 */
const mark = z
  .object({ present: z.string().optional(), reason: optional(line(REASON_MAX)) })
  .transform(({ present, reason }): MarkInput | null => {
    if (present !== undefined) return { status: "present" };
    if (reason === undefined || reason === "notExpected") return null;
    return reason === "absent" ? { status: "absent" } : { status: "excused", reason };
  });

const FIRST_DAY = "2000-01-01";
/** A plan reaches little more than a year ahead; a later day is a slip of the finger. */
const DAYS_AHEAD = 400;

const fields = {
  kind: z.enum(ACTIVITY_KINDS, "core.invalid.choose"),
  title: line(TITLE_MAX),
  day: day.refine((value) => value >= FIRST_DAY && value <= addDays(today(), DAYS_AHEAD), "activities.invalid.day"),
  start: time,
  end: time,
  place: line(PLACE_MAX),
  host: line(HOST_MAX),
  cultureTheme: optional(z.enum(CULTURE_THEMES, "core.invalid.choose")),
  cultureLayer: optional(z.enum(CULTURE_LAYERS, "core.invalid.choose")),
  departmentIds: list(id, 50),
  partnerId: optional(id),
  served: optional(count(SERVED_MAX)),
  notes: text(NOTES_MAX),
  attendance: z.record(id, mark).default({}),
};

const files = list(z.instanceof(File, { error: "core.invalid.fileKind" }), FILES_MAX);

export type ActivityFields = z.output<z.ZodObject<typeof fields>>;

// Fields that are wrong in themselves have their own message already.
function endsLater(input: { day: string; start: string; end: string }): boolean {
  if (!isDay(input.day) || !isTime(input.start) || !isTime(input.end)) return true;
  return instantOf(input.day, input.start) < instantOf(input.day, input.end);
}

const order = { path: ["end"], message: "core.invalid.endBeforeStart" };

export const createActivitySchema = z.object({ branchId: id, ...fields, files }).refine(endsLater, order);
export type CreateActivityInput = z.output<typeof createActivitySchema>;

export const updateActivitySchema = z
  .object({ id, version, ...fields, files, removedFileIds: list(id, 100) })
  .refine(endsLater, order);
export type UpdateActivityInput = z.output<typeof updateActivitySchema>;

export const cancelActivitySchema = z.object({ id, version });
export type CancelActivityInput = z.output<typeof cancelActivitySchema>;

/** Filters of lists and exports, read from the address: what makes no sense there is left out. */
export const activityFilters = z.object({
  q: line(60).optional().catch(undefined),
  branch: id.optional().catch(undefined),
  kind: z.enum(ACTIVITY_KINDS).optional().catch(undefined),
  month: month.optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  theme: z.enum(CULTURE_THEMES).optional().catch(undefined),
  partner: id.optional().catch(undefined),
  department: id.optional().catch(undefined),
  /** Cancelled activities are left out unless asked for. */
  state: z.enum(["held", "planned", "cancelled"]).optional().catch(undefined),
  sort: z.enum(["day", "title", "kind", "branch"]).catch("day"),
  dir: z.enum(["asc", "desc"]).catch("desc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type ActivityFilters = z.output<typeof activityFilters>;

/** What the address of the form may carry. */
export const activityFormParams = z.object({
  branch: id.optional().catch(undefined),
  kind: z.enum(ACTIVITY_KINDS).optional().catch(undefined),
  group: id.optional().catch(undefined),
  day: day.optional().catch(undefined),
});

/** The training of a year, or of one month: by branch, or by member. */
export const trainingFilters = z.object({
  year: z
    .string()
    .regex(/^(19|2\d)\d{2}$/)
    .catch(() => today().slice(0, 4)),
  month: month.optional().catch(undefined),
  branch: id.optional().catch(undefined),
  by: z.enum(["branch", "member"]).catch("branch"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
