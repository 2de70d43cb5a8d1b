import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { NoticeTone } from "@/components/ui/notice-box";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportDetail, ReviewEventDetail } from "@/lib/reports/queries/report-detail";
import { reviewText } from "./review-text";

const TONE: Record<ReviewEventDetail["kind"], NoticeTone | undefined> = {
  submitted: "info",
  opened: undefined,
  withdrawn: undefined,
  returned: "warn",
  approved: "ok",
  reopened: "warn",
};

/** Everything that happened to a report, newest at the bottom, as people know it from Feishu. */
export async function ReportTimeline({ report }: { report: ReportDetail }) {
  const { events, sections: now } = report;
  const versions = report.versions.map(({ number, snapshot }) => ({ number, sections: snapshot.sections }));
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  if (events.length === 0) return null;
  const texts = await Promise.all(events.map((event) => reviewText(event, { versions, now })));
  const items = events.map((event, index) => ({
    id: event.id,
    title: t(`timeline.${event.kind}`, { name: event.actorName }),
    meta: formatInstant(event.at, locale),
    body: texts[index] || undefined,
    tone: TONE[event.kind],
  }));
  return (
    <Card title={t("timeline.title")}>
      <Timeline items={items} label={t("timeline.title")} />
    </Card>
  );
}
