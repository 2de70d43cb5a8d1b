import { POPULATIONS, type Population } from "@/lib/surveys/schema";

export const CHART_IDS = ["quadrant", "patients", "staff", "activities", "branches"] as const;
export type ChartId = (typeof CHART_IDS)[number];

/** The chart of an address; null when there is none of that name. */
export function chartIdOf(text: string): ChartId | null {
  return CHART_IDS.find((id) => id === text) ?? null;
}

/** Whose satisfaction can be explored, in the order of the menus. */
export const EXPLORED: readonly Population[] = POPULATIONS;

/** Populations to compare; all of them where the address names none. */
export function chosenPopulations(given: readonly string[]): Population[] {
  const chosen = POPULATIONS.filter((population) => given.includes(population));
  return chosen.length > 0 ? chosen : [...POPULATIONS];
}
