import { axisNumber, type ChartCell, percent, shortMonth, text } from "@/components/charts/chart-model";
import { intervalCell, nCell, valueCell } from "@/components/charts/figure-words";
import { trendSvg } from "@/components/charts/trend";
import type { Month } from "@/lib/core/period";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import { summaryOf } from "@/lib/dashboards/rules";
import { formatMonth } from "@/lib/i18n/format";
import type { Population } from "@/lib/surveys/schema";
import { type DashboardChart, seriesList, type Words } from "./chart-words";
import { targetsOf } from "./quadrant-chart";

export function hospitalRecords(population: Population, month: Month): string {
  return `/satisfaction/figures?department=hospital&population=${population}&month=${month}`;
}

function seriesOf(data: Dashboard, population: Population, { t }: Words) {
  const figures = data.trends[population].map(({ figure }) => (figure.state === "known" ? figure : null));
  return {
    id: population,
    label: t(`population.${population}`),
    values: figures.map((figure) => figure?.value ?? null),
    low: figures.map((figure) => figure?.interval?.low ?? null),
    high: figures.map((figure) => figure?.interval?.high ?? null),
    href: (index: number) => hospitalRecords(population, data.months[index] ?? ""),
  };
}

function findingOf(data: Dashboard, population: Population, { t, locale }: Words): string {
  const name = t(`short.${population}`);
  const { newest, standing, change } = summaryOf(data.trends[population], targetsOf(data)[population]);
  if (newest?.figure.state !== "known") return t("trend.nothing", { name });
  return t("trend.finding", {
    name,
    month: formatMonth(newest.month, locale),
    value: percent(newest.figure.value),
    standing: t(`standing.${standing}`),
    change: t(`change.${change}`),
  });
}

function rowsOf(data: Dashboard, populations: readonly Population[], words: Words): ChartCell[][] {
  return data.months.map((month, index) => [
    text(formatMonth(month, words.locale)),
    ...populations.flatMap((population) => {
      const { figure } = data.trends[population][index] ?? { figure: { state: "missing" as const } };
      return [valueCell(figure, words, hospitalRecords(population, month)), nCell(figure, words), intervalCell(figure)];
    }),
  ]);
}

function columnsOf(populations: readonly Population[], { t }: Words) {
  return [
    { header: t("column.month") },
    ...populations.flatMap((population) => {
      const name = t(`population.${population}`);
      return [
        { header: name, numFmt: "0.00" },
        { header: t("column.nOf", { name }), numFmt: "#,##0" },
        { header: t("column.intervalOf", { name }) },
      ];
    }),
  ];
}

function basisOf({ series }: Dashboard, populations: readonly Population[], words: Words): string {
  const named = populations.flatMap((population) => {
    const key = series[population];
    return key ? [{ name: words.t(`short.${population}`), key }] : [];
  });
  return named.length > 0 ? words.t("basis.all", { list: seriesList(named, words) }) : "";
}

function trendChart(
  data: Dashboard,
  id: "patients" | "staff",
  populations: readonly Population[],
  words: Words,
): DashboardChart {
  const { t, locale } = words;
  const title = t(`trend.${id}`);
  const finding = populations.map((population) => findingOf(data, population, words)).join(" ");
  const goals = targetsOf(data);
  const targets = populations.flatMap((population) => {
    const target = goals[population];
    if (target === null) return [];
    return [{ value: target, label: t("trend.target", { name: t(`short.${population}`), target }) }];
  });
  const known = populations.flatMap((one) => data.trends[one]).filter(({ figure }) => figure.state === "known");
  return {
    id,
    title,
    finding,
    draw: (size) =>
      trendSvg({
        size,
        title,
        desc: finding,
        labels: data.months.map((month) => shortMonth(month, locale)),
        y: { label: "%", max: 100, format: axisNumber, targets },
        series: populations.map((population) => seriesOf(data, population, words)),
      }),
    columns: columnsOf(populations, words),
    rows: rowsOf(data, populations, words),
    n: t("trend.n", { known: known.length, all: populations.length * data.months.length }),
    definition: [t("trend.definition"), basisOf(data, populations, words)].filter(Boolean).join(" "),
  };
}

export function patientsChart(data: Dashboard, words: Words): DashboardChart {
  return trendChart(data, "patients", ["inpatient", "outpatient"], words);
}

export function staffChart(data: Dashboard, words: Words): DashboardChart {
  return trendChart(data, "staff", ["staff"], words);
}
