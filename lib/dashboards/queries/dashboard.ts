import "server-only";
import { countActivitiesByKind } from "@/lib/activities/queries";
import { listUnproven } from "@/lib/activities/queries/duties";
import { DUTIES, dutyPeriod } from "@/lib/activities/rules/duties";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import {
  addDays,
  addMonths,
  clock,
  type Day,
  instantOf,
  lastDayOf,
  type Month,
  monthsUpTo,
  thisMonth,
  timeOf,
  today,
} from "@/lib/core/period";
import { versioned } from "@/lib/core/versioned";
import { type Deadline, knowsYear, reportDueOn } from "@/lib/core/workdays";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { getHospital, type HospitalProfile, listRules } from "@/lib/organisation/queries/hospital";
import { citationOf, type Rule } from "@/lib/organisation/rules";
import { listReportStates } from "@/lib/reports/queries";
import { getReportDeadline } from "@/lib/reports/queries/deadline";
import { combineFigures, type Figure, figureOf } from "@/lib/satisfaction/rules";
import type { Population } from "@/lib/surveys/schema";
import {
  type BranchFindings,
  type DepartmentFigures,
  findingsByBranch,
  lateReports,
  type SeriesKey,
  seriesKeyOf,
  type Trend,
} from "../rules";
import { type FigureRow, listDashboardFigures } from "./figures";

/** `dueKnown`: the days off of the due day's year are in the table. */
export type FiledReports = {
  month: Month;
  dueOn: Day;
  dueKnown: boolean;
  expected: number;
  filed: number;
  onTime: number;
};
export type Duty = (typeof DUTIES)[number] & { rule: Rule; months: Month[]; citation: string };

export type Dashboard = {
  hospital: HospitalProfile;
  month: Month;
  /** Twelve months that end with `month`. */
  months: Month[];
  today: Day;
  trends: Record<Population, Trend>;
  /** What each trend is made of; null without figures. */
  series: Record<Population, SeriesKey | null>;
  /** Inpatients and outpatients of the last month together. */
  patients: Figure;
  departments: DepartmentFigures[];
  activities: { kind: string; count: number }[];
  duties: Duty[];
  branches: number;
  findings: BranchFindings[];
  filed: FiledReports;
  filedBefore: FiledReports;
};

/**
 * Reports owed, handed in, and handed in by the end of their due day, for each month. One that was withdrawn is a
 * draft again and not handed in.
 */
async function readFiled({ hospitalId }: Actor, months: readonly Month[], deadline: Deadline): Promise<FiledReports[]> {
  const dues = months.map((month) => reportDueOn(month, deadline.workday, deadline.calendar));
  const ends = dues.map((due) => instantOf(addDays(due, 1), "00:00").toISOString());
  const rows = await db.$queryRaw<Omit<FiledReports, "dueOn" | "dueKnown">[]>`
    SELECT m.month, count(*)::int AS expected, count(s.first)::int AS filed,
           count(*) FILTER (WHERE s.first < m.until)::int AS "onTime"
    FROM unnest(${months}::text[], ${ends}::text[]::timestamptz[]) AS m(month, until)
    JOIN "Brand" br ON br."hospitalId" = ${hospitalId}::uuid AND br."fromMonth" <= m.month
      AND (br."toMonth" IS NULL OR br."toMonth" >= m.month)
    JOIN "Branch" b ON b."hospitalId" = br."hospitalId" AND b.id = br."branchId"
      AND (b."dissolvedOn" IS NULL OR to_char(b."dissolvedOn", 'YYYY-MM') > m.month)
    LEFT JOIN LATERAL (
      SELECT coalesce(min(e.at), min(r."submittedAt")) AS first
      FROM "MonthlyReport" r
      LEFT JOIN "ReviewEvent" e ON e."hospitalId" = r."hospitalId" AND e."reportId" = r.id AND e.kind = 'submitted'
      WHERE r."hospitalId" = br."hospitalId" AND r."brandId" = br.id AND r.month = m.month
        AND r.status <> 'draft') AS s ON true
    GROUP BY m.month`;
  return months.map((month, index) => {
    const row = rows.find((found) => found.month === month);
    const dueOn = dues[index] ?? "";
    const dueKnown = knowsYear(dueOn, deadline.calendar);
    return { month, dueOn, dueKnown, expected: 0, filed: 0, onTime: 0, ...row };
  });
}

async function readBranchWork(actor: Actor, month: Month, day: Day) {
  const rules = new Map((await listRules(actor)).map((rule) => [rule.key, rule]));
  const duties = DUTIES.flatMap((duty): Duty[] => {
    const rule = rules.get(duty.ruleKey);
    if (!rule) return [];
    return [{ ...duty, rule, citation: citationOf(rule), months: dutyPeriod(rule.value, month, day).months }];
  });
  const unproven = await listUnproven(actor, duties, rules.get("branch.committeeFromFullMembers")?.value ?? 0);
  return { duties, unproven };
}

function departmentsWith(rows: readonly FigureRow[], options: Awaited<ReturnType<typeof listDepartmentOptions>>) {
  return options.map(({ id, name, kind }): DepartmentFigures => {
    const own = rows.filter((row) => row.departmentId === id);
    const patients = kind === "clinical" || kind === "medicalTechnology";
    return { id, name, patients, figures: Object.fromEntries(own.map((row) => [row.population, row])) };
  });
}

function trendsOf(rows: readonly FigureRow[], months: readonly Month[]): Pick<Dashboard, "trends" | "series"> {
  const whole = rows.filter((row) => row.departmentId === null);
  const of = (population: Population) => whole.filter((row) => row.population === population);
  const points = (population: Population) =>
    months.map((month) => ({ month, figure: figureOf(of(population).find((row) => row.month === month)) }));
  const key = (population: Population) => seriesKeyOf(of(population));
  return {
    trends: { inpatient: points("inpatient"), outpatient: points("outpatient"), staff: points("staff") },
    series: { inpatient: key("inpatient"), outpatient: key("outpatient"), staff: key("staff") },
  };
}

function pooledPatients(rows: readonly FigureRow[], month: Month): Figure {
  const own = rows.filter((row) => row.departmentId === null && row.month === month && row.population !== "staff");
  return combineFigures(own).figure;
}

async function computeDashboard(actor: Actor, month: Month): Promise<Dashboard> {
  const day = today();
  const months = monthsUpTo(month, 12);
  const hospital = await getHospital(actor);
  const deadline = await getReportDeadline(actor);
  const [figures, options, branches, activities, work, states, filed] = await Promise.all([
    listDashboardFigures(actor, months),
    // Those closed since as well: their figures of the month are theirs.
    listDepartmentOptions(actor, { from: `${month}-01`, to: lastDayOf(month) }),
    listBranchOptions(actor, "organisation.read"),
    countActivitiesByKind(actor, { month }),
    readBranchWork(actor, month, day),
    listReportStates(actor, months),
    readFiled(actor, [addMonths(month, -1), month], deadline),
  ]);
  const [filedBefore, filedNow] = filed as [FiledReports, FiledReports];
  return {
    hospital,
    month,
    months,
    today: day,
    ...trendsOf(figures, months),
    patients: pooledPatients(figures, month),
    departments: departmentsWith(figures, options),
    activities,
    duties: work.duties,
    branches: branches.length,
    findings: findingsByBranch(lateReports(states, deadline, day), work.unproven),
    filed: filedNow,
    filedBefore,
  };
}

/** Everything the dashboard of a month shows; kept until the hospital's data, or the day, change. */
export function getDashboard(actor: Actor, month: Month): Promise<Dashboard> {
  // In the month that still runs, time alone turns a planned activity into a held one.
  const slot = month === thisMonth() ? timeOf(clock.now()).slice(0, 4) : "";
  return versioned(actor, `dashboard ${month} ${slot}`, () => computeDashboard(actor, month));
}
