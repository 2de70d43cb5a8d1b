import { type About, pictureOf as drawnPicture, sheetOf as drawnSheet } from "@/components/charts/chart-file";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { clock } from "@/lib/core/period";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import { formatInstant, formatMonth } from "@/lib/i18n/format";
import type { DashboardChart, Words } from "./chart-words";

/** What a file of the dashboard says about itself. */
function aboutOf(chart: DashboardChart, data: Dashboard, { t, locale }: Words): About {
  const from = formatMonth(data.months[0] ?? data.month, locale);
  const period = t("period", { from, to: formatMonth(data.month, locale) });
  return [
    [t("file.hospital"), data.hospital.name],
    [t("file.filters"), t("file.filter", { month: formatMonth(data.month, locale), period })],
    [t("file.finding"), chart.finding],
    [t("file.n"), chart.n],
    [t("file.asOf"), formatInstant(clock.now(), locale)],
    [t("file.definition"), chart.definition],
  ];
}

export function sheetOf(chart: DashboardChart, data: Dashboard, words: Words): SheetInput {
  return drawnSheet(chart, aboutOf(chart, data, words));
}

export function pictureOf(chart: DashboardChart, data: Dashboard, words: Words): string | null {
  return drawnPicture(chart, aboutOf(chart, data, words), (label, value) => words.t("file.line", { label, value }));
}
