import { PLAN_TITLE_MAX } from "../schema";
import type { Measured } from "./progress";

/** From where next year's way begins: the number as it stands, or where none is known the old baseline. */
export function baselineOfNextYear({ measure, current, baseline }: Measured): number | null {
  return measure === "none" ? null : (current ?? baseline);
}

/** The same title with the next year in it; one that names no year stays as it is. */
export function titleOfNextYear(title: string, year: number): string {
  return title.replaceAll(String(year), String(year + 1)).slice(0, PLAN_TITLE_MAX);
}
