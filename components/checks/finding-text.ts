import { useLocale, useTranslations } from "next-intl";
import type { FindingRow } from "@/lib/checks/queries";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";

const TONE = { breach: "err", advice: "info", soon: "warn", excepted: "neutral" } as const;

/** A finding in the reader's words. */
export function useFindingText() {
  const t = useTranslations("checks");
  const locale = asLocale(useLocale());
  const stateOf = ({ state, exception }: FindingRow) => (exception ? "excepted" : state);
  return {
    found: ({ check, figure, limit, day }: FindingRow) =>
      t(`found.${check}`, { figure: figure ?? 0, limit, day: day ? formatDay(day, locale) : "" }),
    exception: ({ exception }: FindingRow) =>
      exception
        ? t("exceptionOf", {
            name: exception.approvedBy,
            until: formatDay(exception.untilDay, locale),
            reason: exception.reason,
          })
        : null,
    state: (row: FindingRow) => t(`state.${stateOf(row)}`),
    tone: (row: FindingRow) => TONE[stateOf(row)],
  };
}
