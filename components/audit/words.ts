import { useLocale, useTranslations } from "next-intl";
import { type AuditWords, auditWords } from "@/lib/audit/rules/words";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";

/** The trail's words in the reader's language. */
export function useAuditWords(names: Record<string, string>): AuditWords {
  const t = useTranslations("audit");
  const locale = asLocale(useLocale());
  const lookup = (key: string, params?: Record<string, string | number>) => (t.has(key) ? t(key, params) : null);
  const speech = {
    lookup,
    day: (day: string) => formatDay(day, locale),
    instant: (instant: Date) => formatInstant(instant, locale),
  };
  return auditWords(speech, names);
}
