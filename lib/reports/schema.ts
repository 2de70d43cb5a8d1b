import { z } from "zod";
import { count, id, line, list, month, optional, text, version } from "@/lib/core/validation";
import { frozenFigureSchema, IMPROVEMENT_STATUSES, VERDICTS } from "@/lib/improvements/schema";
import { FIGURE_METHODS } from "@/lib/satisfaction/schema";
import { ALL_DIMENSIONS, POPULATIONS } from "@/lib/surveys/schema";
import { laterParts } from "./schema/snapshot-parts";

export const SECTIONS = ["progress", "result", "problem", "nextStep", "helpWanted"] as const;
export type Section = (typeof SECTIONS)[number];
export type Sections = Record<Section, string>;
export const SECTION_MAX = 2000;
/** A report in which nothing is written yet. */
export const NOTHING_WRITTEN: Sections = { progress: "", result: "", problem: "", nextStep: "", helpWanted: "" };

export const REPORT_STATUSES = ["draft", "submitted", "returned", "approved"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What a report is called: its status; "reopened" is what came back although it had been approved. */
export const REPORT_STANDINGS = ["draft", "submitted", "returned", "reopened", "approved"] as const;
export type ReportStanding = (typeof REPORT_STANDINGS)[number];

const sectionFields = {
  progress: text(SECTION_MAX),
  result: text(SECTION_MAX),
  problem: text(SECTION_MAX),
  nextStep: text(SECTION_MAX),
  helpWanted: text(SECTION_MAX),
};

export const openReportSchema = z.object({ brandId: id, month });
export type OpenReportInput = z.output<typeof openReportSchema>;

/**
 * What the secretary writes; `doneSteps` are the carried steps ticked as done, and `tab` names the form that was
 * rendered: when the answer to a save is lost on the way, the same form may save again.
 */
export const writeReportSchema = z.object({ id, version, ...sectionFields, doneSteps: list(id), tab: optional(id) });
export type WriteReportInput = z.output<typeof writeReportSchema>;

export const moveReportSchema = z.object({ id, version });
export type MoveReportInput = z.output<typeof moveReportSchema>;

const sectionComment = text(500);

/** `seen` is the number of the submission that stood before the reviewer's eyes while they wrote. */
export const reviewReportSchema = z.object({
  id,
  version,
  seen: optional(count(10_000)),
  intent: z.enum(["approve", "return"]),
  comment: text(1000),
  comments: z
    .object({
      progress: sectionComment,
      result: sectionComment,
      problem: sectionComment,
      nextStep: sectionComment,
      helpWanted: sectionComment,
    })
    .partial()
    .default({}),
});
export type ReviewReportInput = z.output<typeof reviewReportSchema>;

/** Opening an approved report again takes a reason, which everybody who reads it sees. */
export const reopenReportSchema = z.object({ id, version, comment: text(1000) });
export type ReopenReportInput = z.output<typeof reopenReportSchema>;

const snapshotSections = z.object({
  progress: z.string(),
  result: z.string(),
  problem: z.string(),
  nextStep: z.string(),
  /** Not there in reports from before it was asked. */
  helpWanted: z.string().default(""),
});

export const CHANGES = ["up", "down", "unclear", "unknown"] as const;
export const STANDINGS = ["met", "below", "unclear", "unknown"] as const;

/** The report as it was submitted: texts, and the figures of that moment. */
export const reportSnapshotSchema = z.object({
  month: z.string(),
  branchName: z.string(),
  brandName: z.string(),
  leadTask: z.string(),
  leadTaskTarget: z.string(),
  sections: snapshotSections,
  activities: z.array(z.object({ kind: z.string(), count: z.number(), present: z.number(), expected: z.number() })),
  partnerWork: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      heldOn: z.string(),
      partnerName: z.string().nullable(),
      served: z.number().nullable(),
    }),
  ),
  satisfaction: z.array(
    z.object({
      departmentId: z.string(),
      departmentName: z.string(),
      population: z.enum(["outpatient", "inpatient", "staff"]),
      month: z.string(),
      value: z.number(),
      n: z.number().nullable(),
      formula: z.enum(["linear", "ratio", "topBox", "satisfiedRate"]),
      source: z.string(),
      /** Not there in reports from before it was kept. */
      method: z.enum([...FIGURE_METHODS, "own"]).optional(),
      previous: z.number().nullable(),
      /** From here on not there in reports from before they were kept: 95 % interval, change, and the target. */
      low: z.number().nullable().optional(),
      high: z.number().nullable().optional(),
      change: z.enum(CHANGES).optional(),
      target: z.number().nullable().optional(),
      standing: z.enum(STANDINGS).optional(),
    }),
  ),
  ...laterParts,
  /** Not there in reports from before improvement actions were kept. */
  improvements: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        population: z.enum(POPULATIONS),
        dimension: z.enum(ALL_DIMENSIONS).nullable(),
        departmentName: z.string().nullable(),
        dueOn: z.string(),
        status: z.enum(IMPROVEMENT_STATUSES),
        closedOn: z.string().nullable(),
        before: frozenFigureSchema.nullable(),
        after: frozenFigureSchema.nullable(),
        verdict: z.enum(VERDICTS),
        preliminary: z.boolean(),
      }),
    )
    .optional(),
  carried: z.array(z.object({ id: z.string(), text: z.string(), done: z.boolean() })),
  takenAt: z.string(),
});
export type ReportSnapshot = z.output<typeof reportSnapshotSchema>;

/** The part of a snapshot that the rest of the system fills in. */
export type ReportPrefill = Pick<
  ReportSnapshot,
  | "activities"
  | "duties"
  | "training"
  | "partnerWork"
  | "satisfaction"
  | "improvements"
  | "task"
  | "indicators"
  | "followUps"
  | "carried"
>;

/** `version`: the submission that a comment speaks of; not there in comments from before it was kept. */
export const sectionCommentsSchema = z.array(
  z.object({ section: z.enum(SECTIONS), text: z.string(), version: z.number().int().optional() }),
);
export type SectionComment = z.output<typeof sectionCommentsSchema>[number];

export const REPORT_TABS = ["todo", "sent", "done", "all"] as const;
export type ReportTab = (typeof REPORT_TABS)[number];

export const REPORT_SORTS = ["month", "branch", "status", "submitted"] as const;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const reportFilters = z.object({
  tab: z.enum(REPORT_TABS).optional().catch(undefined),
  q: line(60).optional().catch(undefined),
  month: month.optional().catch(undefined),
  branch: id.optional().catch(undefined),
  status: z.enum(REPORT_STANDINGS).optional().catch(undefined),
  sort: z.enum(REPORT_SORTS).optional().catch(undefined),
  dir: z.enum(["asc", "desc"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type ReportFilters = z.output<typeof reportFilters>;
export type ReportOrder = { sort: (typeof REPORT_SORTS)[number]; dir: "asc" | "desc" };
