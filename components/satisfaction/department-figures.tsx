import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { Month } from "@/lib/core/period";
import { formatMonth, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { DepartmentFigure } from "@/lib/satisfaction/queries";
import { figureOf } from "@/lib/satisfaction/rules";
import { basisHref } from "./board-words";

type Props = { month: Month; rows: readonly DepartmentFigure[] };

/** A branch's departments in one month, each figure with n and interval where n is known. */
export async function DepartmentFigures({ month, rows }: Props) {
  const [t, locale] = [await getTranslations("satisfaction"), await requestLocale()];
  const title = t("ofBranch.title", { month: formatMonth(month, locale) });
  const link = (row: DepartmentFigure) =>
    row.method === "own"
      ? basisHref({
          population: row.population,
          place: { kind: "department", id: row.departmentId },
          from: row.month,
          to: row.month,
        })
      : `/satisfaction/figures?department=${row.departmentId}&population=${row.population}&month=${row.month}`;
  const shown = (row: DepartmentFigure) => {
    const figure = figureOf(row);
    return figure.state === "known" ? formatNumber(figure.value, 2) : t("suppressed");
  };
  const interval = (row: DepartmentFigure) => {
    const figure = figureOf(row);
    const found = figure.state === "known" ? figure.interval : null;
    return found ? `${formatNumber(found.low, 2)}–${formatNumber(found.high, 2)}` : "—";
  };
  const columns: Column<DepartmentFigure>[] = [
    { key: "department", header: t("column.department"), cell: (row) => row.departmentName, phone: "title" },
    { key: "population", header: t("column.population"), cell: (row) => t(`population.${row.population}`) },
    {
      key: "value",
      header: t("column.value"),
      cell: (row) => <a href={link(row)}>{shown(row)}</a>,
      align: "end",
      phone: "side",
    },
    { key: "n", header: "n", cell: (row) => (row.n === null ? "n —" : `n ${formatNumber(row.n)}`), align: "end" },
    { key: "interval", header: t("column.interval"), cell: interval, align: "end" },
    {
      key: "source",
      header: t("column.source"),
      cell: ({ source, method }) => t("sourceBy", { source, method: t(`method.${method}`) }),
    },
  ];
  return (
    <Card
      title={title}
      actions={<a href={`/satisfaction/figures?month=${month}`}>{t("ofBranch.all")}</a>}
      flush={rows.length > 0}
    >
      {rows.length === 0 ? (
        <p className="text-muted">{t("ofBranch.none")}</p>
      ) : (
        <DataTable
          caption={title}
          columns={columns}
          rows={[...rows]}
          rowKey={(row) => [row.departmentId, row.population, row.formula, row.source].join(" ")}
        />
      )}
    </Card>
  );
}
