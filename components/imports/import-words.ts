import { useLocale, useTranslations } from "next-intl";
import { isDay } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { Field } from "@/lib/imports/rules/fields";
import { IMPORT_FIELDS } from "@/lib/imports/rules/fields";
import type { Change, ImportKind } from "@/lib/imports/schema";

/** What a row says, in the reader's words: codes, days and yes or no are kept as codes. */
export function useImportWords(kind: ImportKind) {
  const t = useTranslations("imports");
  const locale = asLocale(useLocale());
  const fields = new Map(IMPORT_FIELDS[kind].map((field) => [field.key, field]));
  const field = (key: string) => (fields.has(key) ? t(`field.${key}`) : key);

  const known = (key: string) => (t.has(key) ? t(key) : null);
  const coded = (type: Field | undefined, text: string): string | null => {
    if (type?.words) return known(`word.${type.words}.${text}`);
    return type?.type === "flag" ? known(`flag.${text}`) : null;
  };
  const value = (key: string, text: string): string => {
    if (text === "") return t("rows.blank");
    if (isDay(text)) return formatDay(text, locale);
    return coded(fields.get(key), text) ?? text;
  };
  const change = ({ field: key, old, new: now }: Change) =>
    t("rows.change", { field: field(key), old: value(key, old), new: value(key, now) });
  const added = ({ field: key, new: now }: Change) => t("rows.pair", { field: field(key), text: value(key, now) });
  return { field, change, added };
}
