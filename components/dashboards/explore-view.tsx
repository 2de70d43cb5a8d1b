import { useTranslations } from "next-intl";
import { ExploreLoader } from "@/components/charts/explore-loader";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { Month } from "@/lib/core/period";
import type { ComparedSeries, Comparison } from "@/lib/dashboards/queries/series";
import { formatNumber } from "@/lib/i18n/format";

type ExploreViewProps = { comparison: Comparison; formatMonth: (month: Month) => string };
type Named = ComparedSeries & { label: string };

/** The interactive chart comes after the table is on the page, and the table stands without it. */
export function ExploreView({ comparison, formatMonth }: ExploreViewProps) {
  const t = useTranslations("dashboards");
  const { months, left } = comparison;
  const series = comparison.series.map((one): Named => {
    const place = one.place.name ?? t("explore.wholeHospital");
    return { ...one, label: t("explore.seriesName", { place, population: t(`short.${one.population}`) }) };
  });
  const known = series.flatMap(({ figures }) => figures.flatMap((one) => (one.state === "known" ? [one.value] : [])));
  if (known.length === 0)
    return <EmptyState kind="noMatch" text={t("explore.nothing")} resetHref="/dashboard/explore" />;
  const data = months.map((month, index) => ({ label: month, values: valuesAt(series, index) }));
  return (
    <div className="grid-cards">
      {left > 0 ? <Notice tone="info">{t("explore.tooMany", { left })}</Notice> : null}
      <Card>
        <ExploreLoader
          labels={{
            load: t("explore.load"),
            loading: t("explore.loading"),
            failed: t("explore.failed"),
            line: t("explore.line"),
            bar: t("explore.bar"),
            kind: t("explore.kind"),
            series: t("explore.series"),
            chart: t("explore.chart"),
          }}
          data={data}
          series={series.map(({ id, label }) => ({ id, label }))}
          unit="%"
          domain={[Math.max(0, Math.floor((Math.min(...known) - 0.5) / 5) * 5), 100]}
          autoLoad
        />
      </Card>
      <Card title={t("explore.table")} flush>
        <SeriesTable months={months} series={series} formatMonth={formatMonth} />
        <SeriesNote series={series} />
      </Card>
    </div>
  );
}

function valuesAt(series: readonly Named[], index: number): Record<string, number | null> {
  const known = ({ figures }: Named) => {
    const figure = figures[index];
    return figure?.state === "known" ? figure.value : null;
  };
  return Object.fromEntries(series.map((one) => [one.id, known(one)]));
}

/** What each series is made of: formula, source and how it came about. */
function SeriesNote({ series }: { series: readonly Named[] }) {
  const [t, satisfaction] = [useTranslations("dashboards"), useTranslations("satisfaction")];
  const made = series.flatMap(({ key, label }) => (key ? [{ ...key, label }] : []));
  const named = made.map(({ formula, source, method, label }) => {
    const how = { formula: satisfaction(`formula.${formula}`), method: satisfaction(`method.${method}`) };
    const what = t("basis.series", { ...how, source });
    return t("basis.named", { name: label, what });
  });
  const formulas = new Set(made.map(({ formula }) => formula));
  return (
    <p className="chart-note px-4 pb-3">
      {t("explore.definition")} {t("basis.all", { list: named.join(t("basis.separator")) })}
      {formulas.size > 1 ? ` ${t("basis.several")}` : ""}
    </p>
  );
}

type SeriesTableProps = { months: Month[]; series: Named[]; formatMonth: (month: Month) => string };

function SeriesTable({ months, series, formatMonth }: SeriesTableProps) {
  const t = useTranslations("dashboards");
  const words = (figure: ComparedSeries["figures"][number] | undefined) => {
    if (figure?.state !== "known") return t(`figure.${figure?.state ?? "missing"}`);
    const n = figure.n === null ? t("figure.nUnknown") : formatNumber(figure.n);
    return t("explore.cell", { value: formatNumber(figure.value, 2), n });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to be scrolled by keyboard too
    <section className="table-wrap overflow-x-auto" aria-label={t("explore.table")} tabIndex={0}>
      <table className="table">
        <caption className="sr-note">{t("explore.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.month")}</th>
            {series.map(({ id, label }) => (
              <th key={id} scope="col" className="end">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month, index) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month)}</th>
              {series.map(({ id, figures }) => (
                <td key={id} className="end num">
                  {words(figures[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
