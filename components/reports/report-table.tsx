import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { formatInstant, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportRow } from "@/lib/reports/queries/report-list";
import { orderOf } from "@/lib/reports/rules/tray";
import type { ReportFilters, ReportTab } from "@/lib/reports/schema";
import { ReportStatusPill } from "./report-status";

type Props = { url: ListUrl; rows: ReportRow[]; tab: ReportTab; filters: ReportFilters };

const EMPTY = { todo: "emptyTodo", sent: "emptySent", done: "emptyDone", all: "emptyAll" } as const;

export async function ReportTable({ url, rows, tab, filters }: Props) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const columns: Column<ReportRow>[] = [
    {
      key: "month",
      header: t("column.report"),
      cell: (row) => <a href={`/reports/${row.id}`}>{t("reportTitle", { month: formatMonth(row.month, locale) })}</a>,
      phone: "title",
      sortable: true,
    },
    {
      key: "branch",
      header: t("column.branch"),
      cell: (row) => row.branchName,
      sortable: true,
    },
    { key: "brand", header: t("column.brand"), cell: (row) => row.brandName },
    {
      key: "status",
      header: t("column.status"),
      cell: (row) => <ReportStatusPill status={row.status} />,
      phone: "side",
      sortable: true,
    },
    {
      key: "submitted",
      header: t("column.submitted"),
      cell: (row) => (row.submittedAt ? formatInstant(row.submittedAt, locale) : ""),
      sortable: true,
    },
  ];
  const { sort, dir } = orderOf(tab, filters);
  const filtered = Boolean(filters.q || filters.month || filters.branch || filters.status);
  const empty = EMPTY[tab];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: sort, direction: dir }}
      empty={
        <EmptyState
          kind={filtered ? "noMatch" : "nothing"}
          resetHref={url.with({ q: null, month: null, branch: null, status: null })}
          title={filtered ? undefined : t(`${empty}.title`)}
          text={filtered ? undefined : t(`${empty}.text`)}
          example={tab === "all" && !filtered ? <p>{t("example")}</p> : undefined}
        />
      }
    />
  );
}
