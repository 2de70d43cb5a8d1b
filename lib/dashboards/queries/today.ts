import "server-only";
import { type ActivityRow, listActivities } from "@/lib/activities/queries";
import { type Actor, can } from "@/lib/core/actor";
import { addDays, addMonths, type Month, thisMonth, today } from "@/lib/core/period";
import { getHospital } from "@/lib/organisation/queries/hospital";
import {
  listReportStates,
  listReportsToReview,
  listReportsToWrite,
  listReturnedReports,
  type ReportQueueRow,
  type ReportStateRow,
} from "@/lib/reports/queries";

export type Today = {
  /** For those who write reports; null for others, as below. */
  writing: { returned: ReportQueueRow[]; rows: ReportStateRow[]; dueDay: number } | null;
  reviewing: { queue: ReportQueueRow[]; month: Month; states: ReportStateRow[] } | null;
  /** Activities of the coming seven days. */
  coming: ActivityRow[] | null;
};

async function findWriting(actor: Actor): Promise<Today["writing"]> {
  if (!can(actor, "report.write")) return null;
  const [returned, rows, hospital] = await Promise.all([
    listReturnedReports(actor),
    listReportsToWrite(actor, [addMonths(thisMonth(), -1), thisMonth()]),
    getHospital(actor),
  ]);
  return { returned, rows, dueDay: hospital.reportDueDay };
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

/** What waits for this person today. */
export async function getToday(actor: Actor): Promise<Today> {
  const [writing, reviewing, coming] = await Promise.all([findWriting(actor), findReviewing(actor), findComing(actor)]);
  return { writing, reviewing, coming };
}
