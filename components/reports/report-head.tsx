import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { WordExport } from "@/components/ui/word-export";
import { today } from "@/lib/core/period";
import { type Deadline, knowsYear, reportDueOn } from "@/lib/core/workdays";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportDetail } from "@/lib/reports/queries/report-detail";
import { isOverdue } from "@/lib/reports/rules";
import { ReportStatusPill } from "./report-status";

/** `letterhead`: the hospital has one. `deadline` is given to the writer of a report that was never handed in: nobody else has to hurry. */
export async function ReportHead({
  report,
  deadline,
  letterhead,
}: {
  report: ReportDetail;
  deadline: Deadline | null;
  letterhead: boolean;
}) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const title = t("reportTitle", { month: formatMonth(report.month, locale) });
  const lines = [report.branchName, t("task.brand", { brand: report.snapshot?.brandName ?? report.brand.name })];
  if (deadline !== null) {
    const dueOn = reportDueOn(report.month, deadline.workday, deadline.calendar);
    const key = isOverdue(report.status, report.month, deadline, today()) ? "write.overdue" : "write.due";
    lines.push(t(key, { day: formatDay(dueOn, locale) }));
    if (!knowsYear(dueOn, deadline.calendar)) lines.push(t("deadline.unknownYear", { year: dueOn.slice(0, 4) }));
  }
  return (
    <PageHeader
      title={title}
      meta={
        <>
          <ReportStatusPill status={report.standing} />
          {report.reopened && report.standing !== "reopened" ? <Tag>{t("reopened.tag")}</Tag> : null}
        </>
      }
      lead={lines.join(" · ")}
      actions={report.sections ? <WordExport kind="report" id={report.id} letterhead={letterhead} /> : null}
      breadcrumbs={[{ label: t("title"), href: "/reports" }, { label: title }]}
    />
  );
}
