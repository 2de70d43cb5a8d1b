import "server-only";
import { listPartnerWork, summarizeActivities } from "@/lib/activities/queries";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addMonths, type Month } from "@/lib/core/period";
import { listReportedImprovements } from "@/lib/improvements/queries/reported";
import { listPairedDepartments } from "@/lib/organisation/queries/departments";
import { listDepartmentFigures } from "@/lib/satisfaction/queries";
import { scopeReports } from "../policy";
import type { ReportPrefill } from "../schema";

export type PrefillTarget = { id: string; branchId: string; brandId: string; month: Month };

/** Figures of the month; where a department has none yet, those of the month before, which say their month. */
async function figuresOf(actor: Actor, { branchId, month }: PrefillTarget, client: Tx) {
  const paired = await listPairedDepartments(actor, [branchId], month, client);
  const departmentIds = paired.map((department) => department.departmentId);
  const present = await listDepartmentFigures(actor, { departmentIds, month }, client);
  const before = await listDepartmentFigures(actor, { departmentIds, month: addMonths(month, -1) }, client);
  const keyOf = (figure: (typeof present)[number]) => `${figure.departmentId} ${figure.population}`;
  const known = new Set(present.map(keyOf));
  return [...present, ...before.filter((figure) => !known.has(keyOf(figure)))];
}

/**
 * Next steps promised in earlier reports of the brand that are still open, and those that this report ticked. A
 * report that was withdrawn promises nothing until it is submitted again.
 */
export async function listCarriedSteps(actor: Actor, target: PrefillTarget, client: Tx = db) {
  const steps = await client.reportStep.findMany({
    where: {
      hospitalId: actor.hospitalId,
      report: {
        AND: [scopeReports(actor), { brandId: target.brandId, month: { lt: target.month }, status: { not: "draft" } }],
      },
      OR: [{ doneInReportId: null }, { doneInReportId: target.id }],
    },
    orderBy: [{ report: { month: "asc" } }, { position: "asc" }],
    select: { id: true, text: true, doneInReportId: true },
  });
  return steps.map(({ doneInReportId, ...step }) => ({ ...step, done: doneInReportId !== null }));
}

/** What the system already knows for a report. One after the other: a transaction has a single connection. */
export async function getPrefill(actor: Actor, target: PrefillTarget, client: Tx = db): Promise<ReportPrefill> {
  const { branchId, month } = target;
  const activities = await summarizeActivities(actor, { branchId, month }, client);
  const partnerWork = await listPartnerWork(actor, { branchId, month }, client);
  const satisfaction = await figuresOf(actor, target, client);
  const improvements = await listReportedImprovements(actor, { branchId, month }, client);
  const carried = await listCarriedSteps(actor, target, client);
  return { activities, partnerWork, satisfaction, improvements, carried };
}
