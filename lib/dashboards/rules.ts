import {
  addMonths,
  type Day,
  isMonth,
  type Month,
  monthBounds,
  monthOf,
  monthsBetween,
  monthsUpTo,
  reportDueOn,
} from "@/lib/core/period";
import { isOverdue } from "@/lib/reports/rules";
import type { ReportStatus } from "@/lib/reports/schema";
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

/** What a branch has to do at least once in every period of some months, and the rule that says so. */
export const DUTIES = [
  { kind: "committeeMeeting", ruleKey: "committeeMeeting.intervalMonths" },
  { kind: "generalMeeting", ruleKey: "generalMeeting.intervalMonths" },
  { kind: "themedPartyDay", ruleKey: "themedPartyDay.intervalMonths" },
] as const;
export type DutyKind = (typeof DUTIES)[number]["kind"];

/** As many lines as a reader can tell apart in one chart. */
export const MOST_SERIES = 5;

export function lastCompleteMonth(today: Day): Month {
  return addMonths(monthOf(today), -1);
}

/** The month of an address; anything that is no month, or lies ahead, means the last month that is over. */
export function dashboardMonth(given: string, today: Day): Month {
  return isMonth(given) && given >= FIRST_PERIOD && given <= monthOf(today) ? given : lastCompleteMonth(today);
}

/** Months of the year are cut into periods from January on: three months are a quarter. */
const FIRST_PERIOD: Month = "2000-01";

/**
 * The last whole period of `interval` months that was over at the end of `month`, and by today. A month that still
 * runs is not held against anybody.
 */
export function dutyPeriod(interval: number, month: Month, today: Day): { months: Month[]; from: Day; until: Day } {
  const complete = lastCompleteMonth(today);
  const assessed = month < complete ? month : complete;
  const length = Math.max(1, Math.round(interval));
  const periods = Math.floor(monthsBetween(FIRST_PERIOD, addMonths(assessed, 1)) / length);
  const months = monthsUpTo(addMonths(FIRST_PERIOD, periods * length - 1), length);
  const bounds = months.map(monthBounds);
  return { months, from: bounds[0]?.from ?? "", until: bounds.at(-1)?.until ?? "" };
}

/** The period of `interval` months that `month` lies in, the months still to come included. */
export function runningPeriod(interval: number, month: Month): Month[] {
  const length = Math.max(1, Math.round(interval));
  const period = Math.floor(monthsBetween(FIRST_PERIOD, month) / length);
  return monthsUpTo(addMonths(FIRST_PERIOD, (period + 1) * length - 1), length);
}

export type ReportState = {
  branchId: string;
  branchName: string;
  month: Month;
  status: ReportStatus | "missing";
  reportId: string | null;
};

export type LateReport = ReportState & { dueOn: Day };

/** Reports that were due before today and are not handed in, or came back and wait for a correction. */
export function lateReports(states: readonly ReportState[], dueDay: number, today: Day): LateReport[] {
  return states
    .filter((state) => isOverdue(state.status, state.month, dueDay, today))
    .map((state) => ({ ...state, dueOn: reportDueOn(state.month, dueDay) }));
}

export type UnprovenDuty = { branchId: string; branchName: string; kind: DutyKind };

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
