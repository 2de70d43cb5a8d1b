/** What a figure is counted in; words under `plans.units`. */
export type FigureUnit = "points" | "activities" | "times" | "personTimes";

/** Figures that the system knows by itself, so that nobody writes them down. */
export const KNOWN_FIGURES = [
  "outpatient",
  "inpatient",
  "staff",
  "activities",
  "partnerServices",
  "served",
  "trainings",
] as const;
export type KnownFigureCode = (typeof KNOWN_FIGURES)[number];

export const FIGURE_UNITS: Record<KnownFigureCode, FigureUnit> = {
  outpatient: "points",
  inpatient: "points",
  staff: "points",
  activities: "activities",
  partnerServices: "times",
  served: "personTimes",
  trainings: "personTimes",
};

/** Figures of a satisfaction survey: of the departments that are paired with the branches. */
export const SATISFACTION_FIGURES = ["outpatient", "inpatient", "staff"] as const;
export type SatisfactionFigure = (typeof SATISFACTION_FIGURES)[number];

export function isSatisfaction(code: KnownFigureCode): code is SatisfactionFigure {
  return (SATISFACTION_FIGURES as readonly string[]).includes(code);
}

/** Whether a figure grows from zero over the months it is asked for, as counts do; a level stands where it stands. */
export function isCumulative(code: KnownFigureCode): boolean {
  return !isSatisfaction(code);
}

/** A stored code, or null for one that is none any more. */
export function knownFigureOf(stored: string | null): KnownFigureCode | null {
  return KNOWN_FIGURES.find((one) => one === stored) ?? null;
}
