import { z } from "zod";
import { count, id, line, list, month, optional, text, version } from "@/lib/core/validation";
import { KNOWN_FIGURES } from "@/lib/plans/schema/known-figures";

export const QUADRANTS = ["strength", "weakness", "opportunity", "threat"] as const;
export type Quadrant = (typeof QUADRANTS)[number];

export const STRATEGY_KINDS = ["so", "wo", "st", "wt"] as const;
export type StrategyKind = (typeof STRATEGY_KINDS)[number];

export const ENTRY_MAX = 120;
export const EVIDENCE_MAX = 300;
export const STRATEGY_MAX = 200;
/** Entries of a quadrant and strategies of a kind: more than a page can show is no analysis. */
export const ENTRIES_MAX = 8;
export const STRATEGIES_MAX = 6;
/** A merged brand brings more with it until somebody has gone through it. */
const ROWS_MAX = 200;

const position = optional(count(999));
const rowNumber = z.string().regex(/^\d{1,3}$/);

/** Rows of a form by their number; a row that was left empty is none. */
function rows<Row extends z.ZodType>(row: Row) {
  return z
    .record(rowNumber, row)
    .default({})
    .refine((given) => Object.keys(given).length <= ROWS_MAX, "core.invalid.tooMany");
}

const entry = z
  .object({
    id: optional(id),
    position,
    text: optional(line(ENTRY_MAX)),
    evidence: text(EVIDENCE_MAX),
    figure: optional(z.enum(KNOWN_FIGURES, "core.invalid.choose")),
    month: optional(month),
  })
  .superRefine((given, context) => {
    const { text: words, evidence, figure } = given;
    const say = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (!words && (evidence || figure)) say("text", "core.invalid.required");
    if (words && !evidence && !figure) say("evidence", "brands.invalid.evidence");
    if (figure && !given.month) say("month", "brands.invalid.figureMonth");
  });
export type EntryInput = z.output<typeof entry>;

export const saveSwotSchema = z.object({
  id,
  version,
  strength: rows(entry),
  weakness: rows(entry),
  opportunity: rows(entry),
  threat: rows(entry),
});
export type SaveSwotInput = z.output<typeof saveSwotSchema>;

const strategy = z
  .object({ position, text: optional(line(STRATEGY_MAX)), entries: list(id, ROWS_MAX) })
  .superRefine(({ text: words, entries }, context) => {
    if (!words && entries.length > 0) {
      context.addIssue({ code: "custom", path: ["text"], message: "core.invalid.required" });
    }
  });
export type StrategyInput = z.output<typeof strategy>;

export const saveStrategiesSchema = z.object({
  id,
  version,
  so: rows(strategy),
  wo: rows(strategy),
  st: rows(strategy),
  wt: rows(strategy),
});
export type SaveStrategiesInput = z.output<typeof saveStrategiesSchema>;
