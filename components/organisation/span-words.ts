import type { getTranslations } from "next-intl/server";
import type { Day } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";

type Words = Awaited<ReturnType<typeof getTranslations<"organisation">>>;

/** A span of days in words; without an end it lasts. */
export function spanWords(t: Words, { fromDay, toDay }: { fromDay: Day; toDay: Day | null }, locale: Locale): string {
  const from = formatDay(fromDay, locale);
  return toDay ? t("span", { from, to: formatDay(toDay, locale) }) : t("since", { day: from });
}
