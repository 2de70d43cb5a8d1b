import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { OfficialBlock, OfficialFile } from "@/lib/core/files/official";
import { paragraph } from "@/lib/core/files/official/writing";
import { dayOf } from "@/lib/core/period";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { findLetterhead, type LetterheadChoice } from "@/lib/organisation/queries/letterhead";
import { getPrefill } from "./prefill";
import { getReport, type ReportDetail } from "./report-detail";
import { REPORT_PARTS, type ReportContent } from "./report-parts";

/** What was handed in; for its writers, while nothing is, the draft with the figures of this moment. */
async function contentOf(actor: Actor, report: ReportDetail): Promise<ReportContent> {
  if (report.snapshot) return report.snapshot;
  const { month, branchName, brand, sections } = report;
  if (!sections) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { name: brandName, leadTask, leadTaskTarget } = brand;
  return {
    month,
    branchName,
    brandName,
    leadTask,
    leadTaskTarget,
    sections,
    ...(await getPrefill(actor, report)),
    takenAt: null,
  };
}

/** A monthly report as an official document; throws NOT_FOUND outside the actor's reach and for another's draft. */
export async function getReportWord(
  actor: Actor,
  id: string,
  t: KnownWords,
  { letterhead: headed = false, number = null }: LetterheadChoice = {},
): Promise<OfficialFile> {
  const report = await getReport(actor, id);
  const [content, letterhead] = await Promise.all([
    contentOf(actor, report),
    headed ? findLetterhead(actor, number) : null,
  ]);
  const month = formatMonth(report.month, t.locale);
  const title = t("reports.word.title", { branch: report.branchName, month });
  const day = report.submittedAt && report.snapshot ? dayOf(report.submittedAt) : null;
  const blocks: OfficialBlock[] = [
    ...(day ? [] : [paragraph(t("reports.word.draft"))]),
    ...REPORT_PARTS.flatMap((part) => part(content, t)),
    ...(day ? [signature(report.branchName, formatDay(day, t.locale))] : []),
  ];
  return { name: `${report.month}-${title}`, document: { title, creator: actor.hospital.name, letterhead, blocks } };
}

function signature(organ: string, date: string): OfficialBlock {
  return { kind: "signature", organ, date };
}

/**
 * A report as a chapter of the month's book: what was last approved, which stands while the report is open again, else
 * what was handed in. Throws NOT_FOUND outside the actor's reach and where nothing was handed in.
 */
export async function getReportChapter(
  actor: Actor,
  id: string,
  t: KnownWords,
  client: Tx = db,
): Promise<OfficialBlock[]> {
  const report = await getReport(actor, id, client);
  const approved = report.versions.findLast(({ approvedAt }) => approvedAt !== null);
  const snapshot = approved?.snapshot ?? report.snapshot;
  if (!snapshot) throw new AppError("NOT_FOUND", "core.error.notFound");
  const title = t("reports.word.chapter", { branch: snapshot.branchName, brand: snapshot.brandName });
  return [{ kind: "chapter", title }, ...REPORT_PARTS.flatMap((part) => part(snapshot, t))];
}
