import "server-only";
import { type ActivityRow, listActivities } from "@/lib/activities/queries";
import { listUnproven } from "@/lib/activities/queries/duties";
import { DUTIES, runningPeriod, type UnprovenDuty } from "@/lib/activities/rules/duties";
import { type AdmissionDeadline, listAdmissionDeadlines } from "@/lib/admission/queries";
import { NOTICE_DAYS } from "@/lib/admission/rules/outlook";
import { type FindingRow, listFindings } from "@/lib/checks/queries";
import { type Actor, can, canForBranch } from "@/lib/core/actor";
import { addDays, addMonths, type Month, thisMonth, today } from "@/lib/core/period";
import { versioned } from "@/lib/core/versioned";
import type { Deadline } from "@/lib/core/workdays";
import { type ImprovementRow, listDueImprovements } from "@/lib/improvements/queries";
import { listRules } from "@/lib/organisation/queries/hospital";
import { citationOf } from "@/lib/organisation/rules";
import { getPlanToday, type PlanToday } from "@/lib/plans/queries/plan-today";
import {
  listReportStates,
  listReportsToReview,
  listReportsToWrite,
  listReturnedReports,
  type ReportQueueRow,
  type ReportStateRow,
} from "@/lib/reports/queries";
import { getReportDeadline } from "@/lib/reports/queries/deadline";
import { type FollowUpsToday, listFollowUpsToday } from "@/lib/reports/queries/follow-ups-today";
import { type LateNote, listLateNotes } from "@/lib/reports/queries/late-months";
import { monthsToWrite } from "@/lib/reports/rules";

/** A meeting that its period still lacks, also among the planned ones. */
export type OpenDuty = UnprovenDuty & { citation: string; until: Month };

export type Today = {
  /** For those who write reports; null for others, as below. */
  writing: {
    returned: ReportQueueRow[];
    rows: ReportStateRow[];
    deadline: Deadline;
    notes: LateNote[];
    duties: OpenDuty[];
  } | null;
  reviewing: { queue: ReportQueueRow[]; month: Month; states: ReportStateRow[] } | null;
  /** What the rules find in the branches this person answers for; an excepted finding waits for nobody. */
  findings: FindingRow[];
  /** Steps of admission that are due or over in the branches this person answers for. */
  admissions: AdmissionDeadline[];
  /** Improvement actions that this person may change and that are overdue or due soon. */
  improvements: ImprovementRow[];
  /** Nudges, own matters of the year's plan, and for the office how many there are. */
  plan: PlanToday;
  /** Tasks out of reports, those that are overdue, and what became of one's own words. */
  followUps: FollowUpsToday;
  /** Activities of the coming seven days. */
  coming: ActivityRow[] | null;
};

/** What the regulations still ask of the branches in reach, in the month or quarter that runs. */
export async function listRunningDuties(actor: Actor): Promise<OpenDuty[]> {
  const rules = new Map((await listRules(actor)).map((rule) => [rule.key, rule]));
  const duties = DUTIES.flatMap(({ kind, ruleKey }) => {
    const rule = rules.get(ruleKey);
    const months = runningPeriod(rule?.value ?? 1, thisMonth());
    return rule ? [{ kind, months, citation: citationOf(rule), until: months.at(-1) ?? "" }] : [];
  });
  const open = await listUnproven(actor, duties, rules.get("branch.committeeFromFullMembers")?.value ?? 0);
  return open.flatMap((found) =>
    duties.filter(({ kind }) => kind === found.kind).map((duty) => ({ ...duty, ...found })),
  );
}

async function findWriting(actor: Actor): Promise<Today["writing"]> {
  if (!can(actor, "report.write")) return null;
  const [duties, returned, rows, deadline] = await Promise.all([
    listRunningDuties(actor),
    listReturnedReports(actor),
    listReportsToWrite(actor, monthsToWrite(today())),
    getReportDeadline(actor),
  ]);
  const own = duties.filter(({ branchId }) => canForBranch(actor, "report.write", branchId));
  const brandIds = rows.map(({ brandId }) => brandId);
  const notes = await listLateNotes(actor, { brandIds, months: rows.map(({ month }) => month) });
  return { duties: own, returned, rows, deadline, notes };
}

async function findReviewing(actor: Actor): Promise<Today["reviewing"]> {
  if (!can(actor, "report.review")) return null;
  const month = addMonths(thisMonth(), -1);
  const [queue, states] = await Promise.all([listReportsToReview(actor), listReportStates(actor, [month])]);
  return { queue, month, states };
}

async function findComing(actor: Actor): Promise<Today["coming"]> {
  if (!can(actor, "activity.read")) return null;
  const week = { from: today(), to: addDays(today(), 7), sort: "day", dir: "asc" } as const;
  return (await listActivities(actor, week, 8)).rows;
}

async function listOpenFindings(actor: Actor): Promise<FindingRow[]> {
  if (!can(actor, "member.manage")) return [];
  const findings = await versioned(actor, "findings", () => listFindings(actor));
  return findings.filter((one) => !one.exception);
}

async function listDueAdmissions(actor: Actor): Promise<AdmissionDeadline[]> {
  if (!can(actor, "member.manage")) return [];
  return versioned(actor, "admissions due", () => listAdmissionDeadlines(actor, { within: NOTICE_DAYS }));
}

/** What waits for this person today. */
export async function getToday(actor: Actor): Promise<Today> {
  const [writing, reviewing, findings, admissions, improvements, plan, followUps, coming] = await Promise.all([
    findWriting(actor),
    findReviewing(actor),
    listOpenFindings(actor),
    listDueAdmissions(actor),
    versioned(actor, "improvements due", () => listDueImprovements(actor)),
    getPlanToday(actor),
    listFollowUpsToday(actor),
    findComing(actor),
  ]);
  return { writing, reviewing, findings, admissions, improvements, plan, followUps, coming };
}
