import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import { formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { ImprovementDetail } from "@/lib/improvements/queries";
import { timelineOf } from "@/lib/improvements/rules";
import { useImprovementWords } from "./improvement-words";

const TONE: Partial<Record<string, TimelineItem["tone"]>> = { done: "ok", dropped: "warn", overdue: "err" };

/** What happened to an action and what is to come, oldest first. */
export function ImprovementTimeline({ improvement, today }: { improvement: ImprovementDetail; today: string }) {
  const t = useTranslations("improvements");
  const locale = asLocale(useLocale());
  const words = useImprovementWords();
  const items = timelineOf(improvement, today).map(({ kind, day }): TimelineItem => {
    const created = kind === "created";
    return {
      id: kind,
      title: t(`timeline.${kind}`),
      meta: created ? formatInstant(improvement.createdAt, locale) : words.day(day),
      body: kind === "done" || kind === "dropped" ? improvement.outcome : undefined,
      tone: TONE[kind],
    };
  });
  return (
    <Card title={t("timeline.title")}>
      <Timeline items={items} label={t("timeline.title")} />
    </Card>
  );
}
