import type { Day } from "@/lib/core/period";

type Work = { retiredOn: Day | null; leftOn: Day | null };

/** Whether somebody works here on a day, has retired, or has left; the day itself counts as the first one away. */
export function staffState({ retiredOn, leftOn }: Work, day: Day): "present" | "retired" | "left" {
  if (leftOn !== null && leftOn <= day) return "left";
  return retiredOn !== null && retiredOn <= day ? "retired" : "present";
}
