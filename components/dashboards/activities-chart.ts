import { barsSvg } from "@/components/charts/bars";
import { count, text } from "@/components/charts/chart-model";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import { formatMonth, formatNumber } from "@/lib/i18n/format";
import type { DashboardChart, Words } from "./chart-words";

/** The month's activities that took place, by kind, most frequent first. */
export function activitiesChart(data: Dashboard, { t, label, locale }: Words): DashboardChart {
  const title = t("activities.title");
  const kinds = data.activities.filter((row) => row.count > 0).toSorted((a, b) => b.count - a.count);
  const total = kinds.reduce((sum, row) => sum + row.count, 0);
  const month = formatMonth(data.month, locale);
  const first = kinds[0];
  const named = kinds.map((row) => ({
    ...row,
    name: label(`activities.kind.${row.kind}`),
    href: `/activities?month=${data.month}&kind=${row.kind}&state=held`,
  }));
  const finding = first
    ? t("activities.finding", {
        month,
        total,
        kinds: kinds.length,
        first: label(`activities.kind.${first.kind}`),
        count: first.count,
      })
    : t("activities.nothing", { month });
  return {
    id: "activities",
    title,
    finding,
    draw: (size) =>
      barsSvg({
        size,
        title,
        desc: finding,
        format: (value) => formatNumber(value),
        missingLabel: t("figure.missing"),
        bars: named.map(({ name, href, ...row }) => ({ label: name, value: row.count, href })),
      }),
    columns: [{ header: t("column.kind") }, { header: t("column.count"), numFmt: "#,##0" }],
    rows: named.map(({ name, href, ...row }) => [text(name, href), count(row.count)]),
    n: t("activities.n", { total }),
    definition: t("activities.definition"),
  };
}
