import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";
import { listReportsToReview } from "../queries";
import { aboutReport, type Move } from "../rules";
import { type MoveReportInput, type ReviewReportInput, SECTIONS, type SectionComment } from "../schema";
import { judgeReport, moveReport } from "./move-report";

export type Reviewed = { id: string; branchId: string; nextId: string | null };

function commentsOf(input: ReviewReportInput): SectionComment[] {
  return SECTIONS.map((section) => ({ section, text: input.comments[section] ?? "" })).filter(
    ({ text }) => text !== "",
  );
}

/** Approves a submitted report, which freezes it for good, or returns it with a comment, on the whole or on one section; then names the next to read. */
export async function reviewReport(tx: Tx, actor: Actor, input: ReviewReportInput): Promise<Outcome<Reviewed>> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const { intent, comment } = input;
  const comments = commentsOf(input);
  const move: Move = intent === "approve" ? { kind: "approve" } : { kind: "return", comment, comments };
  const { report, after } = await judgeReport(tx, actor, input, move);
  const { id, branchId, status, month } = report;
  const at = clock.now();
  await moveReport(tx, actor, report, intent, { status: after.status, approvedAt: intent === "approve" ? at : null });
  const kind = intent === "approve" ? ("approved" as const) : ("returned" as const);
  await tx.reviewEvent.create({
    data: { hospitalId, reportId: id, kind, at, actorId, actorName, comment, comments },
  });
  const next = (await listReportsToReview(actor, tx))[0];
  const entry = { action: `report.${intent}`, ...aboutReport(report), before: { month, status } };
  return {
    data: { id, branchId, nextId: next?.id ?? null },
    audit: [{ ...entry, after: { month, status: after.status, comment, comments } }],
  };
}

/** Notes that a reviewer has begun to read: from here on the report cannot be withdrawn. Once a submission. */
export async function markReportOpened(tx: Tx, actor: Actor, input: MoveReportInput): Promise<Outcome<{ id: string }>> {
  const { hospitalId, userId: actorId, name: actorName } = actor;
  const { report } = await judgeReport(tx, actor, input, { kind: "open" });
  const { id, month } = report;
  if (report.opened) return { data: { id }, audit: [] };
  const at = clock.now();
  await tx.reviewEvent.create({ data: { hospitalId, reportId: id, kind: "opened", at, actorId, actorName } });
  return { data: { id }, audit: [{ action: "report.open", ...aboutReport(report), after: { month } }] };
}
