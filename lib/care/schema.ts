import { z } from "zod";
import { today } from "@/lib/core/period";
import { count, day, id, line, month, optional, text, version, yuan } from "@/lib/core/validation";

export const CARE_KINDS = ["visit", "difficulty", "health", "honour", "study"] as const;
export type CareKind = (typeof CARE_KINDS)[number];

export const TITLE_MAX = 80;
export const NOTE_MAX = 1000;
export const PEOPLE_MAX = 1_000_000;
/** A thousand million yuan less a fen: what the field takes at most. */
const MOST_FEN = 99_999_999_999;
/** A year like 0202 is a slip of the finger. */
const FIRST_DAY = "2000-01-01";

export const recordCareSchema = z.object({
  kind: z.enum(CARE_KINDS, "core.invalid.choose"),
  onDay: day.refine((given) => given >= FIRST_DAY && given <= today(), "care.invalid.onDay"),
  /** Left empty: for the whole hospital. */
  departmentId: optional(id),
  title: line(TITLE_MAX),
  people: count(PEOPLE_MAX).min(1, "care.invalid.people"),
  /** In fen; left empty: none was spent, or it is not told. */
  amount: optional(yuan(MOST_FEN, "care.invalid.amount")),
  note: text(NOTE_MAX),
});
export type RecordCareInput = z.output<typeof recordCareSchema>;

export const correctCareSchema = recordCareSchema.extend({ id, version });
export type CorrectCareInput = z.output<typeof correctCareSchema>;

export const removeCareSchema = z.object({ id, version });
export type RemoveCareInput = z.output<typeof removeCareSchema>;

export const restoreCareSchema = z.object({ id });
export type RestoreCareInput = z.output<typeof restoreCareSchema>;

/** What the trail keeps of a care action; enough to bring a removed one back. */
export const careRecordSchema = z.object({
  kind: z.enum(CARE_KINDS),
  onDay: day,
  departmentId: id.nullable(),
  title: z.string(),
  reached: z.number().int(),
  amountFen: z.number().int().nullable(),
  note: z.string(),
});
export type CareRecord = z.output<typeof careRecordSchema>;

export const CARE_SORTS = ["day", "kind", "department", "people", "amount"] as const;

/** The list's address; what makes no sense in it is left out, never an error. */
export const careFiltersSchema = z.object({
  q: line(80).optional().catch(undefined),
  kind: z.enum(CARE_KINDS).optional().catch(undefined),
  /** A department's id, or "hospital" for what was done for all of it. */
  department: z
    .union([z.literal("hospital"), id])
    .optional()
    .catch(undefined),
  /** Months, both inclusive. */
  from: month.optional().catch(undefined),
  to: month.optional().catch(undefined),
  sort: z.enum(CARE_SORTS).catch("day"),
  dir: z.enum(["asc", "desc"]).catch("desc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type CareFilters = z.output<typeof careFiltersSchema>;
