import { type Actor, can } from "@/lib/core/actor";
import type { Month } from "@/lib/core/period";
import { LEAST_ANSWERS } from "@/lib/surveys/rules/tally";
import type { ReportPrefill } from "../schema";

export type FigureView = { suppressed: boolean; direction: "up" | "down" | "flat"; difference: number };

/** How a figure is shown beside last month's; too few answers are not shown at all. */
export function viewFigure(figure: { value: number; n: number | null; previous: number | null }): FigureView {
  const suppressed = figure.n !== null && figure.n < LEAST_ANSWERS;
  const points = figure.previous === null ? 0 : Math.round((figure.value - figure.previous) * 100) / 100;
  const moved = points > 0 ? "up" : "down";
  const direction = points === 0 ? "flat" : moved;
  return { suppressed, direction, difference: Math.abs(points) };
}

/** Sums of a prefill for its one-line summary. */
export function countPrefill(
  prefill: Pick<ReportPrefill, "activities" | "partnerWork" | "satisfaction" | "improvements">,
) {
  const activities = prefill.activities.reduce((sum, row) => sum + row.count, 0);
  return {
    activities,
    partners: prefill.partnerWork.length,
    figures: prefill.satisfaction.length,
    improvements: prefill.improvements?.length ?? 0,
  };
}

/** Addresses of the lists that a report's figures were counted from; left out where the actor may not open them. */
export function linksFor(actor: Actor, { branchId, month }: { branchId: string; month: Month }) {
  const activities = (kind: string) => `/activities?branch=${branchId}&kind=${kind}&month=${month}&state=held`;
  const satisfaction = ({ departmentId, month: of, method }: ReportPrefill["satisfaction"][number]) =>
    method === "own"
      ? `/satisfaction?month=${of}&span=1`
      : `/satisfaction/figures?department=${departmentId}&month=${of}`;
  return {
    ...(can(actor, "activity.read") ? { activities } : {}),
    ...(can(actor, "satisfaction.read") ? { satisfaction } : {}),
    ...(can(actor, "improvement.read") ? { improvement: (id: string) => `/improvements/${id}` } : {}),
  };
}
