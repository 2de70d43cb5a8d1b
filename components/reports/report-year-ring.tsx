import { getTranslations } from "next-intl/server";
import { YearRing, type YearRingMonth } from "@/components/ui/year-ring";
import { type Day, type Month, thisMonth } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { YearReport } from "@/lib/reports/queries";
import { isAsked } from "@/lib/reports/rules/desk";

type Props = {
  label: string;
  brand: { id: string; fromMonth: Month; toMonth: Month | null; branchDissolvedOn?: Day | null };
  months: readonly Month[];
  reports: readonly YearReport[];
  legend?: boolean;
};

const WORD = { blank: "missing", future: "notYet" } as const;

function owes({ branchDissolvedOn = null, ...span }: Props["brand"], month: Month): boolean {
  return month <= thisMonth() && isAsked({ ...span, dissolvedOn: branchDissolvedOn }, month);
}

/** 年轮: a brand's months, each opening its report. */
export async function ReportYearRing({ label, brand, months, reports, legend }: Props) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const cells = months.map((month): YearRingMonth => {
    const report = reports.find((row) => row.brandId === brand.id && row.month === month);
    const state = report?.status ?? (owes(brand, month) ? "blank" : "future");
    return {
      key: month,
      label: formatMonth(month, locale),
      short: String(Number(month.slice(5))),
      state,
      stateLabel: t(`status.${state === "blank" || state === "future" ? WORD[state] : state}`),
      ...(report ? { href: `/reports/${report.id}` } : {}),
    };
  });
  return <YearRing label={label} months={cells} legend={legend} />;
}
