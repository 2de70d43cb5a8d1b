import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { TrainingSummary, TrainingSums } from "@/lib/activities/queries/training";
import { hoursOf } from "@/lib/activities/rules/training";
import type { ActivityKind } from "@/lib/activities/schema";
import type { Month } from "@/lib/core/period";
import { formatMonth, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { year: string; month: Month | undefined; summary: TrainingSummary; kinds: ActivityKind[] };

/** The year, or one month, in four figures, each kind's share of them, and what counts. */
export async function TrainingOverview({ year, month, summary, kinds }: Props) {
  const t = await getTranslations("activities");
  const number = (value: number) => <span className="num">{formatNumber(value, Number.isInteger(value) ? 0 : 1)}</span>;
  const ofKind = ({ activities, personTimes, minutes }: TrainingSums) =>
    t("training.ofKind", { activities, personTimes, hours: hoursOf(minutes) });
  const counted = kinds.map((kind) => t(`kind.${kind}`)).join(t("training.listComma"));
  return (
    <Card
      title={
        month
          ? t("training.ofMonth", { month: formatMonth(month, await requestLocale()) })
          : t("training.ofYear", { year })
      }
      footer={
        <>
          {t("training.counted", { kinds: counted || t("training.none") })} <a href="/rules">{t("quorum.ruleLink")}</a>
        </>
      }
    >
      <DefinitionList
        columns={3}
        items={[
          { term: t("training.personTimes"), value: number(summary.personTimes) },
          { term: t("training.hours"), value: number(hoursOf(summary.minutes)) },
          { term: t("training.activities"), value: number(summary.activities) },
          { term: t("training.people"), value: number(summary.people) },
          ...summary.byKind.map(({ kind, ...sums }) => ({ term: t(`kind.${kind}`), value: ofKind(sums) })),
        ]}
      />
    </Card>
  );
}
