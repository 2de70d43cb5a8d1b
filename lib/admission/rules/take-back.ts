import { z } from "zod";
import { STEPS } from "../schema";
import type { Columns } from "./effects";
import type { Path } from "./path";

const day = z.string().nullable();
const stage = z.enum(["applicant", "activist", "candidate", "probationary", "full"]);

/** What a step changed, as it was before: kept with the step so that it can be taken back. */
export const beforeSchema = z.object({
  stage: stage.optional(),
  activistOn: day.optional(),
  candidateOn: day.optional(),
  probationaryOn: day.optional(),
  fullOn: day.optional(),
  extendedUntil: day.optional(),
  leftOn: z.null().optional(),
});
export type Before = z.output<typeof beforeSchema>;

/** A step in the timeline that can be taken back; whatever else stands there cannot. */
export const takenSchema = z.object({ step: z.enum(STEPS), before: beforeSchema });
export type Taken = z.output<typeof takenSchema>;

/** The columns that a step changes, as they are before it. */
export function beforeOf(path: Path, columns: Columns): Before {
  const { leftOn, ...others } = columns;
  const known = Object.keys(others).map((column) => [column, path[column as keyof typeof others]]);
  return { ...Object.fromEntries(known), ...(leftOn ? { leftOn: null } : {}) };
}
