import { useLocale, useTranslations } from "next-intl";
import { type AuditWords, auditWords } from "@/lib/audit/rules/words";
import { asLocale } from "@/lib/i18n/locale";

/** The trail's words in the reader's language. */
export function useAuditWords(names: Record<string, string>): AuditWords {
  const t = useTranslations("audit");
  return auditWords((key, params) => (t.has(key) ? t(key, params) : null), asLocale(useLocale()), names);
}
