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
import { scopeReports } from "../policy";
import { type ReportSnapshot, reportSnapshotSchema } from "../schema";
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
  return {
    name: `${report.month}-${title}`,
    document: { title, creator: actor.hospital.name, language: t.locale, letterhead, blocks },
  };
}

function signature(organ: string, date: string): OfficialBlock {
  return { kind: "signature", organ, date };
}

/**
 * Reports as chapters of the month's book, in the order of their ids: what was last approved, which stands while a report
 * is open again, else what was handed in. Left out are those outside the actor's reach and those that nobody has handed in.
 */
export async function listReportChapters(
  actor: Actor,
  ids: readonly string[],
  t: KnownWords,
  client: Tx = db,
): Promise<OfficialBlock[][]> {
  const rows = await client.monthlyReport.findMany({
    where: { AND: [scopeReports(actor), { id: { in: [...ids] } }] },
    select: {
      id: true,
      status: true,
      snapshot: true,
      versions: { where: { approvedAt: { not: null } }, orderBy: { number: "asc" }, select: { snapshot: true } },
    },
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    const stands = row?.versions.at(-1)?.snapshot ?? (row?.status === "draft" ? null : row?.snapshot);
    return stands ? [chapterOf(reportSnapshotSchema.parse(stands), t)] : [];
  });
}

function chapterOf(snapshot: ReportSnapshot, t: KnownWords): OfficialBlock[] {
  const title = t("reports.word.chapter", { branch: snapshot.branchName, brand: snapshot.brandName });
  return [{ kind: "chapter", title }, ...REPORT_PARTS.flatMap((part) => part(snapshot, t))];
}
