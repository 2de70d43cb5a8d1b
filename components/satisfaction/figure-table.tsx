import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { Month } from "@/lib/core/period";
import { formatNumber } from "@/lib/i18n/format";
import type { FigureRow } from "@/lib/satisfaction/queries";
import { type Figure, figureOf } from "@/lib/satisfaction/rules";
import type { FigureFilters } from "@/lib/satisfaction/schema";

type FigureTableProps = {
  rows: FigureRow[];
  url: ListUrl;
  filters: FigureFilters;
  filtered: boolean;
  formatMonth: (month: Month) => string;
  /** Only for people who may correct a figure. */
  editable: boolean;
};

type Words = ReturnType<typeof useTranslations>;

function valueText(figure: Figure, t: Words): string {
  return figure.state === "known" ? formatNumber(figure.value, 2) : t("suppressed");
}

function intervalText(figure: Figure, t: Words): string {
  if (figure.state !== "known") return "";
  if (!figure.interval) return t("noInterval");
  return t("interval", { low: formatNumber(figure.interval.low, 2), high: formatNumber(figure.interval.high, 2) });
}

function columnsOf(t: Words, { formatMonth, editable }: FigureTableProps): Column<FigureRow>[] {
  const edit: Column<FigureRow> = {
    key: "edit",
    header: t("list.edit"),
    phone: "meta",
    cell: (row) => <a href={`/satisfaction/figures/${row.id}`}>{t("list.edit")}</a>,
  };
  return [
    {
      key: "department",
      header: t("field.department"),
      cell: (row) => row.departmentName ?? t("wholeHospital"),
      phone: "title",
      sortable: true,
    },
    { key: "month", header: t("field.month"), cell: (row) => formatMonth(row.month), sortable: true },
    {
      key: "population",
      header: t("field.population"),
      cell: (row) => t(`population.${row.population}`),
      sortable: true,
    },
    {
      key: "value",
      header: t("field.value"),
      cell: (row) => <span className="num">{valueText(figureOf(row), t)}</span>,
      align: "end",
      phone: "side",
      sortable: true,
    },
    {
      key: "n",
      header: t("field.n"),
      cell: (row) => (row.n === null ? t("nUnknown") : formatNumber(row.n)),
      align: "end",
      phoneLabel: true,
      sortable: true,
    },
    {
      key: "interval",
      header: t("field.interval"),
      cell: (row) => <span className="num">{intervalText(figureOf(row), t)}</span>,
      align: "end",
      phoneLabel: true,
    },
    { key: "formula", header: t("field.formula"), cell: (row) => t(`formula.${row.formula}`) },
    { key: "source", header: t("field.source"), cell: (row) => row.source },
    { key: "method", header: t("field.method"), cell: (row) => t(`method.${row.method}`) },
    ...(editable ? [edit] : []),
  ];
}

export function FigureTable(props: FigureTableProps) {
  const { rows, url, filters, filtered } = props;
  const t = useTranslations("satisfaction");
  const empty = filtered ? (
    <EmptyState kind="noMatch" resetHref={url.path} />
  ) : (
    <EmptyState
      kind="nothing"
      title={t("list.empty.title")}
      text={t("list.empty.text")}
      example={<p>{t("list.empty.example")}</p>}
    />
  );
  return (
    <DataTable
      caption={t("list.caption")}
      columns={columnsOf(t, props)}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: filters.sort, direction: filters.dir }}
      empty={empty}
    />
  );
}
