import { basisText, figurePhrase, signedPoints } from "@/components/charts/figure-words";
import { CardGrid } from "@/components/ui/card";
import { FigureCard, type FigureChange } from "@/components/ui/figure-card";
import { Rings } from "@/components/ui/rings";
import { addMonths } from "@/lib/core/period";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import { pointForCard, summaryOf, type TrendSummary } from "@/lib/dashboards/rules";
import { formatDay, formatMonth, formatNumber } from "@/lib/i18n/format";
import type { Figure } from "@/lib/satisfaction/rules";
import type { Population } from "@/lib/surveys/schema";
import { seriesText, type Words } from "./chart-words";
import { hospitalRecords } from "./trend-charts";

const DIRECTION = { up: "up", down: "down", unclear: "flat", unknown: "flat" } as const;

function changeSince({ before, newest, change, points }: TrendSummary, { t, locale }: Words): FigureChange | undefined {
  if (!before || !newest || points === null) return undefined;
  const adjacent = addMonths(before.month, 1) === newest.month;
  const month = adjacent ? t("card.lastMonth") : formatMonth(before.month, locale);
  const since = t("card.since", { month, points: signedPoints(points) });
  return { direction: DIRECTION[change], text: `${since}${t("list.comma")}${t(`card.change.${change}`)}` };
}

type CardProps = { data: Dashboard; words: Words };

/** A hospital-wide figure of the month. */
function SatisfactionCard({ data, words, population }: CardProps & { population: Population }) {
  const { t, locale } = words;
  const trend = data.trends[population];
  const summary = summaryOf(trend, null);
  const { month, figure } = pointForCard(trend, population);
  const name = words.label(`satisfaction.population.${population}`);
  const older = month !== data.month;
  const key = figure.state === "missing" ? null : data.series[population];
  return (
    <FigureCard
      label={older ? t("card.ofMonth", { name, month: formatMonth(month, locale) }) : name}
      value={figure.state === "known" ? formatNumber(figure.value, 2) : null}
      unit="%"
      missing={figure.state === "known" ? undefined : t(`figure.${figure.state}`)}
      basis={basisText(figure, words)}
      change={summary.newest?.month === month ? changeSince(summary, words) : undefined}
      evidence={{
        href: hospitalRecords(population, month),
        ...(key ? { label: t("card.evidence", { basis: seriesText(key, words) }) } : {}),
      }}
      glyph={population === "staff" ? <DashboardRings data={data} words={words} /> : null}
    />
  );
}

function ringOf(figure: Figure) {
  if (figure.state !== "known") return { value: null };
  return { value: figure.value, low: figure.interval?.low, high: figure.interval?.high };
}

/** The hospital's two satisfactions in one glyph. */
function DashboardRings({ data, words }: CardProps) {
  const { patients, trends } = data;
  const staff = pointForCard(trends.staff, "staff").figure;
  const label = words.t("rings", { patient: figurePhrase(patients, words), staff: figurePhrase(staff, words) });
  return <Rings label={label} patient={ringOf(patients)} staff={ringOf(staff)} />;
}

/** A count of all reports, not a sample: n, but no interval. */
function ReportsCard({ data, words: { t, locale } }: CardProps) {
  const { filed, filedBefore } = data;
  const pending = data.today <= filed.dueOn;
  const difference = pending ? 0 : filed.onTime - filedBefore.onTime;
  const rising = difference > 0 ? "up" : "flat";
  const basis = t(pending ? "card.reportsPending" : "card.reportsBasis", {
    count: filed.expected,
    due: formatDay(filed.dueOn, locale),
  });
  const before = t("card.reportsBefore", { onTime: filedBefore.onTime, expected: filedBefore.expected });
  return (
    <FigureCard
      label={t("card.reports")}
      value={filed.expected > 0 ? `${filed.onTime} / ${filed.expected}` : null}
      missing={t("card.noReports")}
      basis={filed.dueKnown ? basis : t("card.reportsUnknownYear", { basis, year: filed.dueOn.slice(0, 4) })}
      change={filedBefore.expected > 0 ? { direction: difference < 0 ? "down" : rising, text: before } : undefined}
      evidence={{ href: `/reports?month=${data.month}` }}
    />
  );
}

export function FigureCards(props: CardProps) {
  return (
    <CardGrid columns={4} tight>
      <SatisfactionCard {...props} population="inpatient" />
      <SatisfactionCard {...props} population="outpatient" />
      <SatisfactionCard {...props} population="staff" />
      <ReportsCard {...props} />
    </CardGrid>
  );
}
