import { ChartFigure } from "@/components/charts/chart-figure";
import { axisNumber, rangeOf, shortMonth, text } from "@/components/charts/chart-model";
import { intervalText } from "@/components/charts/figure-words";
import { trendSvg } from "@/components/charts/trend";
import type { Month } from "@/lib/core/period";
import { formatMonth, formatNumber } from "@/lib/i18n/format";
import type { FigureBasis } from "@/lib/satisfaction/queries/basis";
import { addressOf } from "./basis-head";
import { trendSeries } from "./board-trend";
import { basisHref, valueText, type Words } from "./board-words";

/** The figure over twelve months, with the whole hospital beside a place. */
export function BasisTrend({ basis, words }: { basis: FigureBasis; words: Words }) {
  const { t, locale } = words;
  const { trend, wholeTrend, place } = basis;
  const title = t("basis.trend");
  const at = (month: Month, own: boolean) =>
    basisHref({ ...addressOf(basis), ...(own ? {} : { place: null }), from: month, to: month });
  const name = place?.name ?? t("basis.whole");
  const series = [
    trendSeries(trend, name, (month) => at(month, true)),
    ...(place ? [trendSeries(wholeTrend, t("basis.whole"), (month) => at(month, false))] : []),
  ];
  const newest = trend.findLast(({ figure }) => figure.state === "known");
  const finding = newest
    ? t("board.trend.finding", {
        name,
        value: valueText(newest.figure, words),
        month: formatMonth(newest.month, locale),
      })
    : t("board.trend.nothing", { name });
  const { min, max } = rangeOf(series.flatMap(({ values }) => values));
  const rows = trend.map(({ month, figure }) => [
    text(formatMonth(month, locale)).text,
    valueText(figure, words),
    figure.state === "known" && figure.n !== null ? formatNumber(figure.n) : "",
    intervalText(figure),
  ]);
  return (
    <ChartFigure
      id="trend"
      title={title}
      finding={finding}
      draw={(size) =>
        trendSvg({
          size,
          title,
          desc: finding,
          labels: trend.map(({ month }) => shortMonth(month, locale)),
          y: { label: "", format: axisNumber, min, max },
          series,
          breakLabel: t("board.trend.broken"),
          height: 230,
        })
      }
      table={{
        headers: [t("field.month"), name, t("board.places.n"), t("board.places.interval")],
        rows,
      }}
      note={{ definition: t("board.trend.definition") }}
      brief
    />
  );
}
