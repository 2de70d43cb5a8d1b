import type { Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { Day } from "@/lib/core/period";
import { formatDayInYear } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { type KnownWords, translatorOf } from "@/lib/i18n/translate";
import type { RoadmapItem } from "@/lib/plans/queries/roadmap";
import type { ItemState } from "@/lib/plans/schema";

/** The words of the roadmap, as far as its strings know them. */
export type Words = {
  t: (key: string, params?: Record<string, string | number>) => string;
  all: KnownWords;
  locale: Locale;
};

export function wordsOf(locale: Locale): Words {
  const all = translatorOf(locale);
  return { t: (key, params) => all(`plans.${key}`, params), all, locale };
}

/** Tone and sign of each state; the word stands beside them. */
export const STATE_LOOK: Record<ItemState, { tone: Tone; icon: IconName }> = {
  done: { tone: "ok", icon: "check" },
  dropped: { tone: "neutral", icon: "minus" },
  late: { tone: "err", icon: "err" },
  atRisk: { tone: "warn", icon: "warn" },
  running: { tone: "info", icon: "clock" },
  notStarted: { tone: "neutral", icon: "circle" },
};

/** When an item is to be done: from and to, or the one day of it. */
export function datesText({ startsOn, dueOn }: { startsOn: Day; dueOn: Day }, { t, locale }: Words): string {
  if (startsOn === dueOn) return formatDayInYear(dueOn, locale);
  return t("roadmap.span", { from: formatDayInYear(startsOn, locale), to: formatDayInYear(dueOn, locale) });
}

export function progressText({ progress }: RoadmapItem, { t }: Words): string {
  return progress === null
    ? t("roadmap.progressUnknown")
    : t("roadmap.progress", { percent: Math.round(progress * 100) });
}

/** Of a milestone the state says it, and of what has not begun it is no news that nothing is known. */
export function tellsProgress({ kind, progress, state }: RoadmapItem): boolean {
  return kind !== "milestone" && (progress !== null || state !== "notStarted");
}

export function ownerText(item: RoadmapItem, { t }: Words): string {
  const owner = item.ownerName ?? t("roadmap.committee");
  return item.ownerDissolved ? t("roadmap.dissolved", { name: owner }) : owner;
}

/** Why an item is late or at risk, in one sentence. */
export function whyText({ why }: RoadmapItem, { t, all }: Words): string {
  return why.map((key) => all(key)).join(t("roadmap.and"));
}

export function itemHref(planId: string, itemId: string): string {
  return `/plans/${planId}/items/${itemId}`;
}
