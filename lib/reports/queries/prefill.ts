import "server-only";
import { listPartnerWork, summarizeActivities } from "@/lib/activities/queries";
import { summarizeAsked } from "@/lib/activities/queries/duties";
import { summarizeTraining } from "@/lib/activities/queries/training";
import { getBrand } from "@/lib/brands/queries";
import { listIndicators } from "@/lib/brands/queries/indicators";
import { listBrandLine } from "@/lib/brands/queries/line";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addMonths, lastDayOf, type Month, monthBounds, thisMonth, today } from "@/lib/core/period";
import { listReportedImprovements } from "@/lib/improvements/queries/reported";
import { listPairedDepartments } from "@/lib/organisation/queries/departments";
import { getHospital } from "@/lib/organisation/queries/hospital";
import { findLeadTask } from "@/lib/plans/queries/lead-tasks";
import { findTaskMeasure } from "@/lib/plans/queries/task-measure";
import { listDepartmentFigures } from "@/lib/satisfaction/queries";
import { reportedFigure } from "../rules/figures";
import { followUpStateOf } from "../rules/follow-ups";
import type { ReportPrefill } from "../schema";
import { listReportedFollowUps } from "./follow-ups";

export type PrefillTarget = { id: string; branchId: string; brandId: string; month: Month };

/**
 * Figures of the month against the month before and the hospital's targets; where a department has none yet, those of
 * the month before, which say their month.
 */
async function listFigures(actor: Actor, { branchId, month }: PrefillTarget, client: Tx) {
  const paired = await listPairedDepartments(actor, [branchId], month, client);
  const departmentIds = paired.map((department) => department.departmentId);
  const present = await listDepartmentFigures(actor, { departmentIds, month }, client);
  const before = await listDepartmentFigures(actor, { departmentIds, month: addMonths(month, -1) }, client);
  const {
    outpatientTarget: outpatient,
    inpatientTarget: inpatient,
    staffTarget: staff,
  } = await getHospital(actor, client);
  const targets = { outpatient, inpatient, staff };
  const keyOf = (figure: (typeof present)[number]) => `${figure.departmentId} ${figure.population}`;
  const known = new Set(present.map(keyOf));
  const shown = [...present, ...before.filter((figure) => !known.has(keyOf(figure)))];
  return shown.map((figure) => reportedFigure(figure, targets[figure.population]));
}

/**
 * Next steps promised in earlier reports of the brand, or of those it took over from, that are still open, and those
 * that this report ticked. A report that was withdrawn promises nothing until it is submitted again; what a submission
 * left out is set aside below the first place.
 */
export async function listCarriedSteps(actor: Actor, target: PrefillTarget, client: Tx = db) {
  const line = await listBrandLine(actor, target.brandId, client);
  const steps = await client.reportStep.findMany({
    where: {
      hospitalId: actor.hospitalId,
      // The line was read within the actor's reach; a brand it merged with may have been another branch's.
      report: { brandId: { in: [target.brandId, ...line] }, month: { lt: target.month }, status: { not: "draft" } },
      position: { gt: 0 },
      OR: [{ doneInReportId: null }, { doneInReportId: target.id }],
    },
    orderBy: [{ report: { month: "asc" } }, { position: "asc" }],
    select: { id: true, text: true, doneInReportId: true },
  });
  return steps.map(({ doneInReportId, ...step }) => ({ ...step, done: doneInReportId !== null }));
}

/** The lead task in the plan of the month's year, with its milestones; null where the brand leads none in reach. */
async function findTask(actor: Actor, { brandId, month }: PrefillTarget, client: Tx): Promise<ReportPrefill["task"]> {
  const { planItemId } = await getBrand(actor, brandId, client);
  const task = planItemId ? await findLeadTask(actor, planItemId, client, month) : null;
  if (!task) return null;
  const { id, planId, year, closed, title, dueOn, state, progress } = task;
  const milestones = task.milestones
    .filter((one) => one.state !== "dropped")
    .map((one) => ({ id: one.id, title: one.title, dueOn: one.dueOn, doneOn: one.doneOn, state: one.state }));
  const measure = await findMeasure(actor, id, month, client);
  return { id, planId, year, closed, title, dueOn, state, progress, measure, milestones };
}

async function findMeasure(actor: Actor, taskId: string, month: Month, client: Tx) {
  const found = await findTaskMeasure(actor, taskId, [month], client);
  const reading = found?.readings.at(-1);
  if (!found || !reading) return null;
  const { unit, figure, baseline, target } = found;
  const { state, value, n, low, high, toldOn } = reading;
  return { unit, figure, baseline, target, state, value, n, low, high, toldOn };
}

async function listReported(actor: Actor, { brandId, month }: PrefillTarget, client: Tx) {
  const indicators = await listIndicators(actor, brandId, month, client);
  return indicators.map(({ current, previous, course: _, ...row }) => {
    const { state, value, n, low, high, href } = current;
    return { ...row, state, value, n, low, high, href, previous: previous.value };
  });
}

/** Tasks as they stood when the month ended, or stand today while it goes on. */
async function listTasks(actor: Actor, { branchId, month }: PrefillTarget, client: Tx) {
  const rows = await listReportedFollowUps(actor, { branchId, month }, client);
  const day = month < thisMonth() ? lastDayOf(month) : today();
  return rows.map(({ id, title, dueOn, branchName, month: of, ...row }) => {
    const doneOn = row.doneOn !== null && row.doneOn <= day ? row.doneOn : null;
    const state = followUpStateOf({ kind: "task", doneOn, dueOn }, day);
    return { id, title, state, dueOn, doneOn, outcome: doneOn ? row.outcome : "", branchName, month: of };
  });
}

/** What the system already knows for a report. One after the other: a transaction has a single connection. */
export async function getPrefill(actor: Actor, target: PrefillTarget, client: Tx = db): Promise<ReportPrefill> {
  const { branchId, month } = target;
  const activities = await summarizeActivities(actor, { branchId, month }, client);
  const duties = await summarizeAsked(actor, { branchId, month }, client);
  const held = { branchId, ...monthBounds(month) };
  const { byKind: _, ...training } = await summarizeTraining(actor, held, client);
  const partnerWork = await listPartnerWork(actor, { branchId, month }, client);
  const satisfaction = await listFigures(actor, target, client);
  const improvements = await listReportedImprovements(actor, { branchId, month }, client);
  const task = await findTask(actor, target, client);
  const indicators = await listReported(actor, target, client);
  const followUps = await listTasks(actor, target, client);
  const carried = await listCarriedSteps(actor, target, client);
  const work = { improvements, task, indicators, followUps };
  return { activities, duties, training, partnerWork, satisfaction, ...work, carried };
}
