import "server-only";
import { listAdmissionDeadlines } from "@/lib/admission/queries";
import type { DeadlineKey } from "@/lib/admission/rules/deadlines";
import { type Actor, can } from "@/lib/core/actor";
import { addMonths, type Day, lastDayOf, type Month, thisMonth, today } from "@/lib/core/period";
import { knowsYear, reportDueOn } from "@/lib/core/workdays";
import { listReportStates, type ReportStateRow } from "@/lib/reports/queries";
import { getReportDeadline } from "@/lib/reports/queries/deadline";
import { isOverdue } from "@/lib/reports/rules";
import { listRunningDuties } from "./today";

type Owed = Exclude<ReportStateRow["status"], "submitted" | "approved">;

/** What a branch owes, and by which day. */
export type BranchDue = { id: string; dueOn: Day; over: boolean } & (
  | { kind: "report"; month: Month; status: Owed; reportId: string | null; dueKnown: boolean }
  | { kind: "duty"; activity: string }
  | { kind: "admission"; deadline: DeadlineKey; memberId: string; name: string }
);

const DAYS_AHEAD = 30;

async function listReports(actor: Actor, branchId: string): Promise<BranchDue[]> {
  if (!can(actor, "report.read")) return [];
  const months = [addMonths(thisMonth(), -2), addMonths(thisMonth(), -1)];
  const [states, deadline] = await Promise.all([listReportStates(actor, months), getReportDeadline(actor)]);
  return states.flatMap(({ month, status, reportId, ...row }): BranchDue[] => {
    if (row.branchId !== branchId || status === "submitted" || status === "approved") return [];
    const dueOn = reportDueOn(month, deadline.workday, deadline.calendar);
    const dueKnown = knowsYear(dueOn, deadline.calendar);
    const over = isOverdue(status, month, deadline, today());
    return [{ kind: "report", id: `report-${month}`, month, status, reportId, dueOn, dueKnown, over }];
  });
}

async function listDuties(actor: Actor, branchId: string): Promise<BranchDue[]> {
  if (!can(actor, "activity.read")) return [];
  const open = (await listRunningDuties(actor)).filter((duty) => duty.branchId === branchId);
  return open.map(({ kind, until }) => ({
    kind: "duty",
    id: `duty-${kind}`,
    activity: kind,
    dueOn: lastDayOf(until),
    over: false,
  }));
}

async function listAdmissions(actor: Actor, branchId: string): Promise<BranchDue[]> {
  if (!can(actor, "member.read")) return [];
  const rows = await listAdmissionDeadlines(actor, { branchId, within: DAYS_AHEAD });
  return rows.map(({ key, memberId, name, dueOn, over }) => ({
    kind: "admission",
    id: `${memberId}-${key}`,
    deadline: key,
    memberId,
    name,
    dueOn,
    over,
  }));
}

/** Reports, meetings and steps of admission that a branch owes, soonest first; nothing the actor may not read. */
export async function listBranchDue(actor: Actor, branchId: string): Promise<BranchDue[]> {
  const parts = await Promise.all([
    listReports(actor, branchId),
    listDuties(actor, branchId),
    listAdmissions(actor, branchId),
  ]);
  return parts.flat().toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}
