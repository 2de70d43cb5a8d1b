import { type Actor, can } from "@/lib/core/actor";
import { lastDayOf, type Month, monthBounds } from "@/lib/core/period";
import { type Change, changeOf, type FigureInput, figureOf, standingOf } from "@/lib/satisfaction/rules";
import { LEAST_ANSWERS } from "@/lib/surveys/rules/tally";
import type { ReportPrefill } from "../schema";

type Kept = ReportPrefill["satisfaction"][number];

/** A department's figure, as far as a report keeps it; structurally what the satisfaction queries give. */
type Found = Pick<Kept, "departmentId" | "departmentName" | "population" | "month" | "source" | "previous"> &
  FigureInput & { method: NonNullable<Kept["method"]>; before: FigureInput | null };

/** A figure as a report keeps it: with its interval, what may be said of its change, and where it stands to a target. */
export function reportedFigure(found: Found, target: number | null): Kept {
  const { before, spread: _, ...row } = found;
  const [now, then] = [figureOf(found), figureOf(before)];
  const interval = now.state === "known" ? now.interval : null;
  const said = { change: changeOf(then, now), target, standing: standingOf(now, target) };
  return { ...row, low: interval?.low ?? null, high: interval?.high ?? null, ...said };
}

export type FigureView = { suppressed: boolean; change: Change; points: number | null };

/**
 * How a figure is shown beside last month's; too few answers are not shown at all. A change is called one only when
 * the intervals part: of reports from before intervals were kept none is.
 */
export function viewFigure(figure: Pick<Kept, "value" | "n" | "previous" | "change">): FigureView {
  const suppressed = figure.n !== null && figure.n < LEAST_ANSWERS;
  const change = figure.change ?? "unknown";
  const moved = change === "up" || change === "down";
  const points =
    moved && figure.previous !== null ? Math.abs(Math.round((figure.value - figure.previous) * 100) / 100) : null;
  return { suppressed, change, points };
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

/** Addresses of what a report's figures were counted from; left out where the actor may not open them. */
export function linksFor(
  actor: Actor,
  { branchId, brandId, month }: { branchId: string; brandId: string; month: Month },
) {
  const held = (kind: string, days: string) => `/activities?branch=${branchId}&kind=${kind}&${days}&state=held`;
  const activities = (kind: string) => held(kind, `month=${month}`);
  const duty = ({ kind, from, until }: { kind: string; from: Month; until: Month }) =>
    held(kind, `from=${monthBounds(from).from}&to=${lastDayOf(until)}`);
  const satisfaction = ({ departmentId, month: of, method }: Kept) =>
    method === "own"
      ? `/satisfaction?month=${of}&span=1`
      : `/satisfaction/figures?department=${departmentId}&month=${of}`;
  return {
    ...(can(actor, "activity.read") ? { activities, duty } : {}),
    ...(can(actor, "member.read") ? { training: `/training?month=${month}&branch=${branchId}` } : {}),
    ...(can(actor, "satisfaction.read") ? { satisfaction } : {}),
    ...(can(actor, "improvement.read") ? { improvement: (id: string) => `/improvements/${id}` } : {}),
    ...(can(actor, "plan.read") ? { planItem: (planId: string, id: string) => `/plans/${planId}/items/${id}` } : {}),
    followUp: (id: string) => `/reports/follow-ups/${id}`,
    ...(can(actor, "brand.read") ? { indicator: (href: string | null) => href ?? `/brands/${brandId}` } : {}),
  };
}
