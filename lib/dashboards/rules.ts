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
  type Combined,
  combineFigures,
  type Figure,
  type FigureInput,
  figureOf,
  type Standing,
  standingOf,
} from "@/lib/satisfaction/rules";
import type { Population } from "@/lib/satisfaction/schema";

/** What a branch has to do at least once in every period of some months, and the rule that says so. */
export const DUTIES = [
  { kind: "committeeMeeting", ruleKey: "committeeMeeting.intervalMonths" },
  { kind: "generalMeeting", ruleKey: "generalMeeting.intervalMonths" },
  { kind: "themedPartyDay", ruleKey: "themedPartyDay.intervalMonths" },
] as const;
export type DutyKind = (typeof DUTIES)[number]["kind"];

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

export type DepartmentFigures = {
  id: string;
  name: string;
  /** Whether patients are looked after here at all. */
  patients: boolean;
  figures: Partial<Record<Population, FigureInput & { month: Month }>>;
};

export type DepartmentSides = {
  id: string;
  name: string;
  /** Inpatients and outpatients together, weighing by n. */
  patient: Combined;
  staff: Figure;
  /** Month of the staff figure, which is asked less often than patients are. */
  staffMonth: Month | null;
};

export type Quadrant = { placed: DepartmentSides[]; lacking: DepartmentSides[] };

/** Departments with both sides, and those where one side is missing or suppressed, by name. */
export function quadrantOf(departments: readonly DepartmentFigures[]): Quadrant {
  const sides = departments.filter(hasAnything).map(sidesOf);
  const both = (side: DepartmentSides) => side.patient.figure.state === "known" && side.staff.state === "known";
  return { placed: sides.filter(both), lacking: sides.filter((side) => !both(side)) };
}

function hasAnything({ patients, figures }: DepartmentFigures): boolean {
  return patients || figures.inpatient !== undefined || figures.outpatient !== undefined;
}

function sidesOf({ id, name, figures }: DepartmentFigures): DepartmentSides {
  const patient = [figures.inpatient, figures.outpatient].filter((figure) => figure !== undefined);
  const staffMonth = figures.staff?.month ?? null;
  return { id, name, patient: combineFigures(patient), staff: figureOf(figures.staff), staffMonth };
}

/** How many figures stand where to a target. */
export function countStandings(figures: readonly Figure[], target: number | null): Record<Standing, number> {
  const counts: Record<Standing, number> = { met: 0, below: 0, unclear: 0, unknown: 0 };
  for (const figure of figures) counts[standingOf(figure, target)] += 1;
  return counts;
}

/** The patients' target for a pooled figure: the mean of the two where both are set. */
export function patientTarget(inpatient: number | null, outpatient: number | null): number | null {
  if (inpatient === null || outpatient === null) return inpatient ?? outpatient;
  return (inpatient + outpatient) / 2;
}
