import { useLocale, useTranslations } from "next-intl";
import type { BrandSpan } from "@/lib/brands/rules";
import type { Reading } from "@/lib/brands/rules/indicators";
import type { Day, Month } from "@/lib/core/period";
import { formatDay, formatMonth, plainNumber } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { FIGURE_UNITS, type KnownFigureCode } from "@/lib/plans/schema/known-figures";

type Measured = { unit: string; figure: KnownFigureCode | null };

/** Values, months and spans of brands in the reader's words. */
export function useBrandWords() {
  const t = useTranslations("brands");
  const locale = asLocale(useLocale());
  const month = (one: Month) => formatMonth(one, locale);
  const day = (one: Day) => formatDay(one, locale);
  const unit = ({ unit: own, figure }: Measured) => (figure ? t(`units.${FIGURE_UNITS[figure]}`) : own);
  return {
    month,
    day,
    unit,
    number: plainNumber,
    value: (value: number, measured: Measured) => `${plainNumber(value)} ${unit(measured)}`.trim(),
    /** n and interval; null where there is none. */
    basis: ({ n, low, high }: Pick<Reading, "n" | "low" | "high">) => {
      if (n === null) return null;
      if (low === null || high === null) return t("n", { n });
      return t("interval", { n, low: plainNumber(low), high: plainNumber(high) });
    },
    span: ({ fromMonth, toMonth }: BrandSpan) =>
      toMonth
        ? t("span", { from: month(fromMonth), to: month(toMonth) })
        : t("sinceMonth", { month: month(fromMonth) }),
  };
}
