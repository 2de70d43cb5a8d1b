import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { ActivityDetail } from "@/lib/activities/queries/activity-detail";
import { timeOf } from "@/lib/core/period";
import { formatDayWithWeekday, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** `openPartner`: the reader may open the partner's page. */
type Props = { activity: ActivityDetail; openPartner: boolean };

/** When, where, who led it, and what it was for. */
export async function ActivitySummary({ activity, openPartner }: Props) {
  const t = await getTranslations("activities");
  const locale = await requestLocale();
  const { branch, departments, served } = activity;
  const hours = t("hours", { start: timeOf(activity.startsAt), end: timeOf(activity.endsAt) });
  const items = [
    { term: t("branch"), value: <a href={`/branches/${branch.id}`}>{branch.name}</a> },
    { term: t("time"), value: `${formatDayWithWeekday(activity.heldOn, locale)} ${hours}` },
    { term: t("place"), value: activity.place },
    { term: t("host"), value: activity.host },
    { term: t("detail.culture"), value: cultureOf(activity, t) },
    { term: t("departments"), value: departments.map(({ name }) => name).join(t("listComma")) },
    { term: t("partner"), value: partnerOf(activity, openPartner) },
    { term: t("served"), value: served === null ? "" : t("people", { count: formatNumber(served) }) },
  ];
  return (
    <Card title={t("detail.summary")}>
      <DefinitionList items={items.filter((item) => item.value !== "")} columns={2} />
    </Card>
  );
}

function partnerOf({ partner }: ActivityDetail, open: boolean) {
  if (!partner) return "";
  return open ? <a href={`/partners/${partner.id}`}>{partner.name}</a> : partner.name;
}

type Translate = Awaited<ReturnType<typeof getTranslations<"activities">>>;

function cultureOf({ cultureTheme, cultureLayer }: ActivityDetail, t: Translate): string {
  const theme = cultureTheme ? t(`cultureTheme.${cultureTheme}`) : "";
  const layer = cultureLayer ? t(`cultureLayer.${cultureLayer}`) : "";
  return theme && layer ? t("detail.cultureBoth", { theme, layer }) : theme || layer;
}
