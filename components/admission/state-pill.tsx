import { getTranslations } from "next-intl/server";
import { StatusPill, type Tone } from "@/components/ui/badge";
import type { Outlook } from "@/lib/admission/rules/outlook";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

const TONE: Record<Outlook["state"], Tone> = {
  over: "err",
  soon: "warn",
  ready: "ok",
  missing: "neutral",
  waiting: "info",
  none: "ok",
};

/** Where somebody stands today, in a few words. */
export async function StatePill({ outlook }: { outlook: Outlook }) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const { state, firstDay, obstacles } = outlook;
  const [due] = outlook.deadlines;
  const day = due?.dueOn ?? firstDay;
  const words = t(`stateWords.${state}`, {
    deadline: due ? t(`deadline.${due.key}`) : "",
    days: due?.days ?? 0,
    day: day ? formatDay(day, locale) : "",
    count: obstacles.length,
  });
  return <StatusPill tone={TONE[state]}>{words}</StatusPill>;
}
