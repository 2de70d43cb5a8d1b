import { type DutyKind, FIRST_PERIOD, lastCompleteMonth, type UnprovenDuty } from "@/lib/activities/rules/duties";
import { type Day, isMonth, type Month, monthOf } from "@/lib/core/period";
import { type Deadline, reportDueOn } from "@/lib/core/workdays";
import { isOverdue } from "@/lib/reports/rules";
import type { ReportStanding } from "@/lib/reports/schema";
import {
  type Change,
  type Combined,
  changeOf,
  combineFigures,
  type Figure,
  type FigureInput,
  figureOf,
  MISSING,
  partsThatCount,
  pointsBetween,
  type Standing,
  standingOf,
} from "@/lib/satisfaction/rules";
import type { FigureMethod } from "@/lib/satisfaction/schema";
import type { Formula, Population } from "@/lib/surveys/schema";

/** As many lines as a reader can tell apart in one chart. */
export const MOST_SERIES = 5;

/** The month of an address; anything that is no month, or lies ahead, means the last month that is over. */
export function dashboardMonth(given: string, today: Day): Month {
  return isMonth(given) && given >= FIRST_PERIOD && given <= monthOf(today) ? given : lastCompleteMonth(today);
}

export type ReportState = {
  branchId: string;
  branchName: string;
  month: Month;
  status: ReportStanding | "missing";
  reportId: string | null;
};

export type LateReport = ReportState & { dueOn: Day };

/** Reports that were due before today and are not handed in. */
export function lateReports(states: readonly ReportState[], deadline: Deadline, today: Day): LateReport[] {
  return states
    .filter((state) => isOverdue(state.status, state.month, deadline, today))
    .map((state) => ({ ...state, dueOn: reportDueOn(state.month, deadline.workday, deadline.calendar) }));
}

export type BranchFindings = {
  branchId: string;
  branchName: string;
  late: LateReport[];
  unproven: DutyKind[];
};

/** What is open, by branch, in the order of the branches' names: not a ranking. */
export function findingsByBranch(late: readonly LateReport[], unproven: readonly UnprovenDuty[]): BranchFindings[] {
  const found = new Map<string, BranchFindings>();
  const of = ({ branchId, branchName }: { branchId: string; branchName: string }) => {
    const known = found.get(branchId) ?? { branchId, branchName, late: [], unproven: [] };
    found.set(branchId, known);
    return known;
  };
  for (const report of late) of(report).late.push(report);
  for (const duty of unproven) of(duty).unproven.push(duty.kind);
  return [...found.values()].toSorted((a, b) => a.branchName.localeCompare(b.branchName, "zh-CN"));
}

/** Only figures by the same formula and from the same source make a series; how its newest one came about. */
export type SeriesKey = { formula: Formula; source: string; method: FigureMethod };

/** What the figures of one series are, as the newest of them tells. */
export function seriesKeyOf(figures: readonly (SeriesKey & { month: Month })[]): SeriesKey | null {
  const [newest] = figures.toSorted((a, b) => b.month.localeCompare(a.month));
  return newest ? { formula: newest.formula, source: newest.source, method: newest.method } : null;
}

export type DepartmentFigures = {
  id: string;
  name: string;
  /** Whether patients are looked after here at all. */
  patients: boolean;
  figures: Partial<Record<Population, FigureInput & { month: Month; source: string; method: FigureMethod }>>;
};

export type Targets = Record<Population, number | null>;

export type DepartmentSides = {
  id: string;
  name: string;
  /** Inpatients and outpatients together, weighing by n; a side of too few answers is left out. */
  patient: Combined;
  /** What the patient figure is made of; where it is suppressed, what there is. */
  patientKeys: (SeriesKey & { population: Population })[];
  /** The hospital's two targets, in the same proportion. */
  patientTarget: number | null;
  staff: Figure;
  staffKey: SeriesKey | null;
  /** Month of the staff figure, which is asked less often than patients are. */
  staffMonth: Month | null;
};

export type Quadrant = { placed: DepartmentSides[]; lacking: DepartmentSides[] };

/** Departments with both sides, and those where one side is missing or suppressed, in the order given. */
export function quadrantOf(departments: readonly DepartmentFigures[], targets: Targets): Quadrant {
  const sides = departments.filter(hasPatients).map((department) => sidesOf(department, targets));
  const both = (side: DepartmentSides) => side.patient.figure.state === "known" && side.staff.state === "known";
  return { placed: sides.filter(both), lacking: sides.filter((side) => !both(side)) };
}

function hasPatients({ patients, figures }: DepartmentFigures): boolean {
  return patients || figures.inpatient !== undefined || figures.outpatient !== undefined;
}

function sidesOf({ id, name, figures }: DepartmentFigures, targets: Targets): DepartmentSides {
  const found = (["inpatient", "outpatient"] as const).flatMap((population) => {
    const figure = figures[population];
    return figure ? [{ population, figure, n: figure.n, target: targets[population] }] : [];
  });
  const counted = partsThatCount(found);
  const pooled = counted.length > 0 ? counted : found;
  return {
    id,
    name,
    patient: combineFigures(found.map(({ figure }) => figure)),
    patientTarget: pooledTarget(pooled),
    patientKeys: pooled.map(({ population, figure: { formula, source, method } }) => ({
      population,
      formula,
      source,
      method,
    })),
    staff: figureOf(figures.staff),
    staffKey: seriesKeyOf(figures.staff ? [figures.staff] : []),
    staffMonth: figures.staff?.month ?? null,
  };
}

/** The target of a pooled figure: each part's own, weighing as the part does; null when one is not set. */
export function pooledTarget(parts: readonly { n: number | null; target: number | null }[]): number | null {
  const weighted = parts.every((part) => part.n !== null);
  let [sum, weights] = [0, 0];
  for (const { n, target } of parts) {
    if (target === null) return null;
    const weight = weighted ? (n ?? 0) : 1;
    sum += target * weight;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}

/** Whether both values reach their targets; says nothing about chance, which the intervals do. */
export function reachesBoth(sides: DepartmentSides, staffTarget: number | null): boolean {
  const reaches = (figure: Figure, target: number | null) =>
    figure.state === "known" && (target === null || figure.value >= target);
  return reaches(sides.patient.figure, sides.patientTarget) && reaches(sides.staff, staffTarget);
}

/** Departments whose interval lies wholly below the target, on each side. */
export function clearlyBelow(placed: readonly DepartmentSides[], staffTarget: number | null) {
  const patient = placed.filter(({ patient, patientTarget }) => standingOf(patient.figure, patientTarget) === "below");
  const staff = placed.filter((sides) => standingOf(sides.staff, staffTarget) === "below");
  return { patient, staff };
}

export type TrendPoint = { month: Month; figure: Figure };

/** One population's hospital-wide figures of the months, oldest first. */
export type Trend = readonly TrendPoint[];

export type TrendSummary = {
  newest: TrendPoint | null;
  /** The figure known before the newest. */
  before: TrendPoint | null;
  change: Change;
  /** Percentage points between the two. */
  points: number | null;
  standing: Standing;
};

/** The newest known figure of a trend against the one before it and against the target. */
export function summaryOf(trend: Trend, target: number | null): TrendSummary {
  const known = trend.filter(({ figure }) => figure.state === "known");
  const [newest = null, before = null] = [known.at(-1), known.at(-2)];
  const [now, then] = [newest?.figure ?? MISSING, before?.figure ?? MISSING];
  return {
    newest,
    before,
    change: changeOf(then, now),
    points: pointsBetween(then, now),
    standing: standingOf(now, target),
  };
}

/** The point of a card: the last month's; of staff, who are asked less often, the newest known. */
export function pointForCard(trend: Trend, population: Population): TrendPoint {
  const last = trend.at(-1) ?? { month: "", figure: MISSING };
  return population === "staff" ? (summaryOf(trend, null).newest ?? last) : last;
}
