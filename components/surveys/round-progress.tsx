import { getTranslations } from "next-intl/server";
import { ChartFigure } from "@/components/charts/chart-figure";
import { columnsSvg } from "@/components/charts/columns";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { ProgressRefresh } from "@/components/ui/progress-refresh";
import { clock, today } from "@/lib/core/period";
import { formatDay, formatInstant, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import type { RoundProgress } from "@/lib/surveys/queries/round-progress";
import { everyDay } from "@/lib/surveys/rules/days";
import { totalOf, totalRateOf } from "@/lib/surveys/rules/progress";
import { rateText } from "./rate-words";

type Props = { round: RoundDetail; progress: RoundProgress };

const SECONDS = 15;
const MOST_DAYS = 60;

/** How many answered so far, and on which days; fetched again while the round is open. */
export async function RoundProgressCard({ round, progress }: Props) {
  const t = await getTranslations("surveys.round");
  const locale = await requestLocale();
  const { answers, target } = totalOf(progress.departments);
  const rate = totalRateOf(progress.departments);
  const open = round.state === "open";
  const last = progress.days.at(-1)?.day;
  const items = [
    { term: t("answers"), value: <strong className="text-lg num">{t("answerCount", { count: answers })}</strong> },
    { term: t("rateLabel"), value: <span className="num">{rate ? rateText(rate, t) : t("rate.unknown")}</span> },
    { term: t("lastAnswer"), value: last ? formatDay(last, locale) : t("noneYet") },
  ];
  return (
    <>
      {open ? <ProgressRefresh seconds={SECONDS} /> : null}
      <Card title={t("progress")} footer={open ? t("live", { time: formatInstant(clock.now(), locale) }) : null}>
        <DefinitionList columns={3} items={items} />
        {target === null ? null : (
          <progress
            className="progress mt-3"
            aria-label={t("rateLabel")}
            max={target}
            value={Math.min(answers, target)}
          />
        )}
      </Card>
      {progress.days.length > 0 ? <DayChart round={round} progress={progress} /> : null}
    </>
  );
}

async function DayChart({ round, progress }: Props) {
  const t = await getTranslations("surveys.round");
  const locale = await requestLocale();
  const days = everyDay(progress.days, round, today(), MOST_DAYS);
  const best = days.reduce((most, one) => (one.answers > most.answers ? one : most), { day: today(), answers: 0 });
  const title = t("perDay");
  const finding = t("perDayFinding", {
    days: days.length,
    answered: days.filter((one) => one.answers > 0).length,
    most: best.answers,
    day: formatDay(best.day, locale),
  });
  const columns = days.map(({ day, answers }) => ({ label: formatDay(day, locale), value: answers }));
  return (
    <ChartFigure
      id="per-day"
      title={title}
      finding={finding}
      draw={(size) => columnsSvg({ size, title, desc: finding, columns, format: formatNumber })}
      table={{
        headers: [t("day"), t("answers")],
        rows: columns.map(({ label, value }) => [label, formatNumber(value)]),
      }}
    />
  );
}
