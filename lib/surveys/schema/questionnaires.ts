import { z } from "zod";
import { id, line, text, version } from "@/lib/core/validation";
import { documentSchema, FORMULAS, POPULATIONS } from "../schema";

/** What a questionnaire begins with: the template of its population, or one question. */
export const STARTS = ["template", "minimal"] as const;
export const TITLE_MAX = 80;

const titled = { title: line(TITLE_MAX), formula: z.enum(FORMULAS, "core.invalid.choose") };

export const createQuestionnaireSchema = z.object({
  ...titled,
  population: z.enum(POPULATIONS, "core.invalid.choose"),
  start: z.enum(STARTS, "core.invalid.choose"),
});
export type CreateQuestionnaireInput = z.output<typeof createQuestionnaireSchema>;

export const updateQuestionnaireSchema = z.object({ id, version, ...titled });
export type UpdateQuestionnaireInput = z.output<typeof updateQuestionnaireSchema>;

export const archiveQuestionnaireSchema = z.object({ id, version });
export type ArchiveQuestionnaireInput = z.output<typeof archiveQuestionnaireSchema>;

export const startVersionSchema = z.object({ id });
export type StartVersionInput = z.output<typeof startVersionSchema>;

export const removeVersionSchema = z.object({ id, version });
export type RemoveVersionInput = z.output<typeof removeVersionSchema>;

/** Filters of the list of questionnaires, read from the address. */
export const questionnaireFilters = z.object({
  q: line(60).optional().catch(undefined),
  population: z.enum(POPULATIONS).optional().catch(undefined),
  /** Only those out of use, or all; else those in use. */
  archived: z.enum(["only", "all"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type QuestionnaireFilters = z.output<typeof questionnaireFilters>;

/** Which version a page shows; without a number the newest. */
export const versionAddress = z.object({
  version: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  language: z.enum(["zh-CN", "en"]).optional().catch(undefined),
});

/** The editor sends the whole document as one JSON text. */
export const saveVersionSchema = z.object({
  id,
  version,
  document: text(200_000).pipe(
    z.preprocess((typed, context) => {
      try {
        return JSON.parse(String(typed));
      } catch {
        context.addIssue({ code: "custom", message: "surveys.invalid.document" });
        return z.NEVER;
      }
    }, documentSchema),
  ),
});
export type SaveVersionInput = z.output<typeof saveVersionSchema>;
