/** What a task of the year's plan says of its target. */
export type PlannedTarget = {
  detail: string;
  measure: "none" | "number" | "figure";
  baseline: number | null;
  target: number | null;
  unit: string | null;
};

/** A task's target on one line: its numbers, or else the first line of what is said of it; null where nothing is. */
export function plannedTarget({ detail, measure, baseline, target, unit }: PlannedTarget): string | null {
  const [first = ""] = detail.split("\n");
  if (measure === "none" || target === null) return first.trim() || null;
  const numbers = [baseline, target].filter((one) => one !== null).join(" → ");
  return [numbers, unit].filter(Boolean).join(" ");
}
