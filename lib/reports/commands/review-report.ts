import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { listReportsToReview } from "../queries";
import type { ReportDetail } from "../queries/report-detail";
import { aboutReport, type Move } from "../rules";
import { nextAfter } from "../rules/queue";
import { type MoveReportInput, type ReviewReportInput, SECTIONS, type SectionComment } from "../schema";
import { judgeReport, moveReport } from "./move-report";

export type Reviewed = { id: string; branchId: string; nextId: string | null };

/** What was said of single sections, with the submission of which it was said. */
function commentsOf(input: ReviewReportInput, version: number | null): SectionComment[] {
  const of = version === null ? {} : { version };
  return SECTIONS.map((section) => ({ section, text: input.comments[section] ?? "", ...of })).filter(
    ({ text }) => text !== "",
  );
}

/** Freezes the submission that is approved. Throws CONFLICT when it is not there, or was approved before. */
async function freezeVersion(tx: Tx, actor: Actor, { id, shown }: ReportDetail, at: Date): Promise<void> {
  const { count } = await tx.reportVersion.updateMany({
    where: { hospitalId: actor.hospitalId, reportId: id, number: shown ?? 0, approvedAt: null },
    data: { approvedAt: at, approvedByName: actor.name },
  });
  if (count === 0) throw new AppError("CONFLICT", "core.error.changedMeanwhile");
}

/** Approves a submitted report, which freezes it for good, or returns it with a comment, on the whole or on one section; then names the next to read. */
export async function reviewReport(tx: Tx, actor: Actor, input: ReviewReportInput): Promise<Outcome<Reviewed>> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const { intent, comment } = input;
  const approves = intent === "approve";
  const move: Move = approves ? { kind: "approve" } : { kind: "return", comment, comments: commentsOf(input, null) };
  const { report, after } = await judgeReport(tx, actor, input, move);
  const comments = commentsOf(input, report.shown);
  const { id, branchId, status, month } = report;
  const nextId = nextAfter(await listReportsToReview(actor, tx), id);
  const at = clock.now();
  await moveReport(tx, actor, report, intent, { status: after.status, approvedAt: approves ? at : null });
  if (approves) await freezeVersion(tx, actor, report, at);
  const kind = approves ? ("approved" as const) : ("returned" as const);
  await tx.reviewEvent.create({
    data: { hospitalId, reportId: id, kind, at, actorId, actorName, comment, comments },
  });
  const entry = { action: `report.${intent}`, ...aboutReport(report), before: { month, status } };
  return {
    data: { id, branchId, nextId },
    audit: [{ ...entry, after: { month, status: after.status, comment, comments } }],
  };
}

/**
 * Writes down that a submission was read, once; from here on it is not taken back. What was read without being handed
 * in for review leaves no trace.
 */
export async function noteOpened(tx: Tx, actor: Actor, report: ReportDetail): Promise<AuditDraft[]> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const { id: reportId, month } = report;
  if (report.opened || report.status !== "submitted") return [];
  await tx.reviewEvent.create({ data: { hospitalId, reportId, kind: "opened", at: clock.now(), actorId, actorName } });
  return [{ action: "report.open", ...aboutReport(report), after: { month } }];
}

/** Notes that a reviewer has begun to read: from here on the report cannot be withdrawn. Once a submission. */
export async function markReportOpened(tx: Tx, actor: Actor, input: MoveReportInput): Promise<Outcome<{ id: string }>> {
  const { report } = await judgeReport(tx, actor, input, { kind: "open" });
  return { data: { id: report.id }, audit: await noteOpened(tx, actor, report) };
}
