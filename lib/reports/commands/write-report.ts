import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { clock, timeOf } from "@/lib/core/period";
import { dropReportProgress } from "@/lib/plans/commands/drop-report-progress";
import { noteReportProgress } from "@/lib/plans/commands/note-progress";
import { toldOfTask } from "@/lib/plans/rules/told";
import { getPrefill, listCarriedSteps, type PrefillTarget } from "../queries/prefill";
import type { LastChange, ReportDetail } from "../queries/report-detail";
import { countVersions } from "../queries/versions";
import { aboutReport, stepsOf } from "../rules";
import { lastDecided, type ReportVersion } from "../rules/versions";
import type { ReportSnapshot, Sections, WriteReportInput } from "../schema";
import { judgeReport, moveReport } from "./move-report";

export type SavedDraft = { id: string; version: number; savedAt: string };

function sectionsOf({ progress, result, problem, nextStep, helpWanted }: WriteReportInput): Sections {
  return { progress, result, problem, nextStep, helpWanted };
}

type Ticked = { doneSteps: string[] };
/** The texts that stood ticked before and after; nothing when no tick changed. */
type Ticks = { before?: Ticked; after?: Ticked };

/**
 * Ticks and unticks the carried steps that this report may speak about, and tells the trail when that changed
 * something. Other ids have no effect: a form that is open for long names steps that another month's report has
 * ticked since, or that a correction has replaced, and must still be able to save.
 */
async function tickSteps(tx: Tx, actor: Actor, target: PrefillTarget, done: readonly string[]): Promise<Ticks> {
  const { hospitalId } = actor;
  const steps = await listCarriedSteps(actor, target, tx);
  const move = (ids: string[], from: string | null, to: string | null) =>
    tx.reportStep.updateMany({
      where: { hospitalId, id: { in: ids }, doneInReportId: from },
      data: { doneInReportId: to },
    });
  const idsWhere = (ticked: boolean) =>
    steps.filter((step) => step.done !== ticked && done.includes(step.id) === ticked).map((step) => step.id);
  const ticked = await move(idsWhere(true), null, target.id);
  const unticked = await move(idsWhere(false), target.id, null);
  if (ticked.count + unticked.count === 0) return {};
  const now = await listCarriedSteps(actor, target, tx);
  const textsOf = (list: typeof steps) => list.filter((step) => step.done).map((step) => step.text);
  return { before: { doneSteps: textsOf(steps) }, after: { doneSteps: textsOf(now) } };
}

type Saving = { report: ReportDetail; last: LastChange | null; tab: string | undefined; ticks: Ticks };

/**
 * One entry for a stretch of saving by one form, so that the trail tells people apart without drowning in drafts; and
 * one whenever the ticks changed, for they speak about what earlier reports promised.
 */
function draftAudit(actor: Actor, { report, last, tab, ticks }: Saving) {
  const goesOn = last?.change === "saveDraft" && last.actorId === actor.userId && last.tab === (tab ?? null);
  if (goesOn && !ticks.after) return [];
  const { month } = report;
  const after = { month, ...(tab ? { tab } : {}), ...ticks.after };
  return [{ action: "report.saveDraft", ...aboutReport(report), before: ticks.before, after }];
}

/** Keeps what is typed so far. CONFLICT when somebody else, or another window, has saved since. */
export async function saveReportDraft(tx: Tx, actor: Actor, input: WriteReportInput): Promise<Outcome<SavedDraft>> {
  const sections = sectionsOf(input);
  const { report, last } = await judgeReport(tx, actor, input, { kind: "save", sections });
  const ticks = await tickSteps(tx, actor, report, input.doneSteps);
  await moveReport(tx, actor, report, "save", { ...sections });
  const data = { id: report.id, version: report.version + 1, savedAt: timeOf(clock.now()) };
  return { data, audit: draftAudit(actor, { report, last, tab: input.tab, ticks }) };
}

async function takeSnapshot(tx: Tx, actor: Actor, report: ReportDetail, sections: Sections): Promise<ReportSnapshot> {
  const { month, branchName, brand } = report;
  const { name: brandName, leadTask, leadTaskTarget } = brand;
  const prefill = await getPrefill(actor, report, tx);
  const takenAt = clock.now().toISOString();
  return { month, branchName, brandName, leadTask, leadTaskTarget, sections, ...prefill, takenAt };
}

/**
 * Writes the next steps as rows. A step that was there before keeps its row, for a later report may have ticked it; one
 * that is not promised any more is set aside below the first place, for what left it out may be taken back.
 */
async function replaceSteps(tx: Tx, actor: Actor, reportId: string, nextStep: string) {
  const { hospitalId } = actor;
  const before = await tx.reportStep.findMany({
    where: { hospitalId, reportId },
    orderBy: { position: "asc" },
    select: { id: true, text: true, doneInReportId: true },
  });
  await tx.reportStep.deleteMany({ where: { hospitalId, reportId } });
  const texts = [...new Set(stepsOf(nextStep))];
  const promised = texts.map((text, index) => ({
    ...before.find((step) => step.text === text),
    ...{ hospitalId, reportId, position: index + 1, text },
  }));
  const aside = before
    .filter(({ text }) => !texts.includes(text))
    .map((step, index) => ({ ...step, hospitalId, reportId, position: -1 - index }));
  await tx.reportStep.createMany({ data: [...promised, ...aside] });
}

/** What a report tells of the lead task goes on into the year's plan: nobody writes it there once more. */
async function tellPlan(tx: Tx, actor: Actor, { id, brand, month }: ReportDetail, { progress, result }: Sections) {
  const text = toldOfTask({ progress, result });
  return brand.planItemId ? noteReportProgress(tx, actor, { itemId: brand.planItemId, reportId: id, text, month }) : [];
}

/** Hands a report in: texts, steps, and a snapshot of the month's figures, which is what reviewers see. */
export async function submitReport(
  tx: Tx,
  actor: Actor,
  input: WriteReportInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const sections = sectionsOf(input);
  const { report, after } = await judgeReport(tx, actor, input, { kind: "submit", sections });
  const { id, branchId, status, month } = report;
  const ticks = await tickSteps(tx, actor, report, input.doneSteps);
  const snapshot = await takeSnapshot(tx, actor, report, sections);
  const at = clock.now();
  await moveReport(tx, actor, report, "submit", { ...sections, status: after.status, snapshot, submittedAt: at });
  await replaceSteps(tx, actor, id, sections.nextStep);
  const number = (await countVersions(actor, id, tx)) + 1;
  const handedIn = { number, snapshot, submittedAt: at, submittedByName: actorName };
  await tx.reportVersion.create({ data: { hospitalId, reportId: id, ...handedIn } });
  await tx.reviewEvent.create({ data: { hospitalId, reportId: id, kind: "submitted", at, actorId, actorName } });
  const told = await tellPlan(tx, actor, report, sections);
  const before = { month, status, sections: report.snapshot?.sections ?? null, ...ticks.before };
  const entry = { action: "report.submit", ...aboutReport(report), before };
  return {
    data: { id, branchId },
    audit: [
      { ...entry, after: { month, status: after.status, versionNumber: number, sections, ...ticks.after } },
      ...told,
    ],
  };
}

/** The row of a report as it was handed in the time before, to the letter; as a draft has it where it never was. */
async function rowBefore(tx: Tx, { hospitalId }: Actor, reportId: string, back: ReportVersion | null) {
  if (!back) return { submittedAt: null };
  const at = { hospitalId, reportId, number: back.number };
  return tx.reportVersion.findUniqueOrThrow({
    where: { hospitalId_reportId_number: at },
    select: { snapshot: true, submittedAt: true },
  });
}

/**
 * Takes a report back while no reviewer has opened it. Where an earlier submission was decided on, that one stands
 * again; the words that were handed in stay with their writer.
 */
export async function withdrawReport(
  tx: Tx,
  actor: Actor,
  input: { id: string; version: number },
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const { report, after } = await judgeReport(tx, actor, input, { kind: "withdraw" });
  const { id, branchId, status, month } = report;
  const back = lastDecided(report.versions, report.events);
  const { snapshot, ...row } = { snapshot: undefined, ...(await rowBefore(tx, actor, id, back)) };
  const kept = snapshot ? { ...row, snapshot } : row;
  await moveReport(tx, actor, report, "withdraw", { status: after.status, ...kept });
  const at = clock.now();
  await tx.reviewEvent.create({ data: { hospitalId, reportId: id, kind: "withdrawn", at, actorId, actorName } });
  const entry = { action: "report.withdraw", ...aboutReport(report), before: { month, status } };
  if (back) await replaceSteps(tx, actor, id, back.snapshot.sections.nextStep);
  const told = back
    ? await tellPlan(tx, actor, report, back.snapshot.sections)
    : await dropReportProgress(tx, actor, { reportId: id });
  const stands = { month, status: after.status, ...(back ? { versionNumber: back.number } : {}) };
  return { data: { id, branchId }, audit: [{ ...entry, after: stands }, ...told] };
}
