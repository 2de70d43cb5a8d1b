import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { clock, dayOf, timeOf } from "@/lib/core/period";
import { findLastChange, getReport, type LastChange, type ReportDetail } from "../queries/report-detail";
import { changedSections, judgeMove, type Move, moverOf, type ReportState, startsFrom } from "../rules";
import { lastDecided } from "../rules/versions";
import { NOTHING_WRITTEN, SECTIONS } from "../schema";

/** "14:32" today, with the day before that. */
function momentOf(at: Date): string {
  const day = dayOf(at);
  return day === dayOf(clock.now()) ? timeOf(at) : `${day} ${timeOf(at)}`;
}

/**
 * A reviewer spoke of a submission that has been replaced since: who did it, and which sections say something else now.
 * Null where that is not what happened.
 */
function replacedSince(report: ReportDetail, last: LastChange, seen: number | undefined): AppError | null {
  const [then, now] = [seen, report.shown].map((number) => report.versions.find((one) => one.number === number));
  if (report.status !== "submitted" || !then || !now || then.number >= now.number) return null;
  const changed = changedSections(then.snapshot.sections, now.snapshot.sections);
  const words = SECTIONS.map((section) => [section, now.snapshot.sections[section] || "—"]);
  const flags = SECTIONS.map((section) => [`${section}Changed`, changed.includes(section) ? "yes" : "no"]);
  return new AppError("CONFLICT", "reports.conflict.resubmitted", {
    params: {
      ...Object.fromEntries([...words, ...flags]),
      name: last.actorName,
      time: momentOf(last.at),
      any: changed.length,
    },
    fieldErrors: Object.fromEntries(changed.map((section) => [`comments.${section}`, `reports.changed.${section}`])),
  });
}

/** A conflict that says who was here first, when, and what they wrote in the sections that differ. */
function conflictOf(report: ReportDetail, last: LastChange | null, move: Move, seen: number | undefined): AppError {
  if (!last) return new AppError("CONFLICT", "core.error.changedMeanwhile");
  const replaced = replacedSince(report, last, seen);
  if (replaced) return replaced;
  const theirs = report.sections ?? NOTHING_WRITTEN;
  const differing = "sections" in move ? changedSections(move.sections, theirs) : [];
  const fieldErrors = Object.fromEntries(differing.map((section) => [section, `reports.theirs.${section}`]));
  const shown = Object.fromEntries(SECTIONS.map((section) => [section, theirs[section] || "—"]));
  const self = "sections" in move && last.change === "saveDraft" ? "self" : "other";
  return new AppError("CONFLICT", `reports.conflict.${last.change}`, {
    params: { ...shown, name: last.actorName, time: momentOf(last.at), self },
    ...(differing.length > 0 ? { fieldErrors } : {}),
  });
}

function stateOf(report: ReportDetail): ReportState {
  const { status, snapshot, submittedById, authors, opened, versions, events } = report;
  const decided = lastDecided(versions, events);
  const frozen = versions.flatMap((version) => (version.approvedAt ? [version.snapshot.sections] : []));
  const sections = report.sections ?? NOTHING_WRITTEN;
  return {
    status,
    sections,
    submitted: snapshot?.sections ?? null,
    submittedById,
    authors,
    opened,
    decided: decided ? [decided.snapshot.sections] : [],
    frozen,
  };
}

/** `seen`: the submission that a reviewer had before them. */
export type MoveRequest = { id: string; version: number; tab?: string | undefined; seen?: number | undefined };

/**
 * Locks a report and asks the law for a move. Throws NOT_FOUND, FORBIDDEN, INVALID, or a CONFLICT that names who
 * changed it. Waiting for the lock, the second of two people reads what the first has done.
 */
export async function judgeReport(tx: Tx, actor: Actor, { id, version, tab, seen }: MoveRequest, move: Move) {
  await tx.$queryRaw`SELECT 1 FROM "MonthlyReport" WHERE "hospitalId" = ${actor.hospitalId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const report = await getReport(actor, id, tx);
  const verdict = judgeMove(stateOf(report), moverOf(actor, report), move);
  if (!verdict.ok && verdict.code === "FORBIDDEN") throw new AppError(verdict.code, verdict.key);
  const last = await findLastChange(actor, id, tx);
  const sameForm = tab !== undefined && last?.change === "saveDraft" && last.tab === tab;
  if (report.version !== version && !sameForm) throw conflictOf(report, last, move, seen);
  if (verdict.ok) return { report, last, after: verdict.state };
  if (verdict.key === "core.error.changedMeanwhile") throw conflictOf(report, last, move, seen);
  throw new AppError(verdict.code, verdict.key, verdict.fields ? { fieldErrors: verdict.fields } : {});
}

/**
 * Writes a judged move: the report must still stand where the law found it. Throws CONFLICT when it does not.
 */
export async function moveReport(
  tx: Tx,
  actor: Actor,
  report: ReportDetail,
  kind: Move["kind"],
  data: Prisma.MonthlyReportUpdateManyMutationInput,
): Promise<void> {
  const { id, version } = report;
  const { count } = await tx.monthlyReport.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, status: { in: startsFrom(kind) } },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", "core.error.changedMeanwhile");
}
