import { getTranslations } from "next-intl/server";
import { ReportListHead } from "@/components/reports/report-list-head";
import { ReviewedNotice } from "@/components/reports/report-notices";
import { ReportOverview } from "@/components/reports/report-overview";
import { ReportStart } from "@/components/reports/report-start";
import { ReportTable } from "@/components/reports/report-table";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/core/auth";
import { addMonths, thisMonth, today } from "@/lib/core/period";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { listReportStates, listReportsToWrite } from "@/lib/reports/queries";
import { getReportDeadline } from "@/lib/reports/queries/deadline";
import { listLateNotes } from "@/lib/reports/queries/late-months";
import { findReport } from "@/lib/reports/queries/report-detail";
import { countReportsToDo, listReports } from "@/lib/reports/queries/report-list";
import { monthsToWrite } from "@/lib/reports/rules";
import { defaultTab, tabsOf } from "@/lib/reports/rules/tray";
import { reportFilters } from "@/lib/reports/schema";

export default async function ReportsPage({ searchParams }: PageProps<"/reports">) {
  const actor = await requireActor("report.read");
  const t = await getTranslations("reports");
  const url = listUrl("/reports", await searchParams);
  const filters = reportFilters.parse(Object.fromEntries(url.entries));
  const tabs = tabsOf(actor);
  const tab = defaultTab(tabs, filters);
  const [months, last] = [monthsToWrite(today()), addMonths(thisMonth(), -1)];
  const [{ rows, total }, toDo, branches, own, states, deadline, reviewed] = await Promise.all([
    listReports(actor, tab, filters),
    countReportsToDo(actor),
    listEveryBranch(actor, "report.read"),
    listReportsToWrite(actor, months),
    listReportStates(actor, [last]),
    getReportDeadline(actor),
    findReport(actor, url.get("reviewed")),
  ]);
  const notes = await listLateNotes(actor, { brandIds: own.map(({ brandId }) => brandId), months });
  return (
    <>
      <PageHeader title={t("title")} lead={own.length > 0 ? t("lead") : undefined} />
      {reviewed ? <ReviewedNotice report={reviewed} more={false} /> : null}
      {own.length > 0 ? <ReportStart rows={own} deadline={deadline} notes={notes} /> : null}
      <ReportListHead url={url} tabs={tabs} tab={tab} toDo={toDo} branches={branches} total={total} />
      <ReportTable url={url} rows={rows} tab={tab} filters={filters} />
      <Pagination url={url} page={url.page} total={total} />
      {own.length > 0 ? null : <ReportOverview month={last} rows={states} />}
    </>
  );
}
