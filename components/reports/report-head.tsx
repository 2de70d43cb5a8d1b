import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { reportDueOn, today } from "@/lib/core/period";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportDetail } from "@/lib/reports/queries/report-detail";
import { isOverdue } from "@/lib/reports/rules";
import { ReportStatusPill } from "./report-status";

/** `dueDay` is given to the writer of an open report only: nobody else has to hurry. */
export async function ReportHead({
  report,
  dueDay,
  home,
}: {
  report: ReportDetail;
  dueDay: number | null;
  home: string;
}) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const title = t("reportTitle", { month: formatMonth(report.month, locale) });
  const lines = [report.branchName, t("task.brand", { brand: report.snapshot?.brandName ?? report.brand.name })];
  if (dueDay !== null) {
    const day = formatDay(reportDueOn(report.month, dueDay), locale);
    lines.push(
      isOverdue(report.status, report.month, dueDay, today()) ? t("write.overdue", { day }) : t("write.due", { day }),
    );
  }
  return (
    <PageHeader
      title={title}
      meta={<ReportStatusPill status={report.status} />}
      lead={lines.join(" · ")}
      breadcrumbs={[{ label: home, href: "/reports" }, { label: title }]}
    />
  );
}
