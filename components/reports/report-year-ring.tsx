import { getTranslations } from "next-intl/server";
import { YearRing, type YearRingMonth } from "@/components/ui/year-ring";
import { type Actor, canForBranch } from "@/lib/core/actor";
import { type Day, type Month, thisMonth } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { YearReport } from "@/lib/reports/queries";
import { isAsked } from "@/lib/reports/rules/desk";

type Props = {
  label: string;
  /** Who looks: a month that never came opens for those who may read its reports. */
  actor: Actor;
  brand: { id: string; branchId: string; fromMonth: Month; toMonth: Month | null; branchDissolvedOn?: Day | null };
  months: readonly Month[];
  reports: readonly YearReport[];
  legend?: boolean;
};

const WORD = { blank: "missing", future: "notYet" } as const;

function owes({ branchDissolvedOn = null, ...span }: Omit<Props["brand"], "branchId">, month: Month): boolean {
  return month <= thisMonth() && isAsked({ ...span, dissolvedOn: branchDissolvedOn }, month);
}

type Cell = { state: YearRingMonth["state"]; href?: string };

/** Where a month stands and what it opens: its report, or, where that never came, the page that says why. */
function cellOf({ actor, brand, reports }: Pick<Props, "actor" | "brand" | "reports">, month: Month): Cell {
  const report = reports.find((row) => row.brandId === brand.id && row.month === month);
  if (report) return { state: report.status, href: `/reports/${report.id}` };
  if (!owes(brand, month)) return { state: "future" };
  const reads = canForBranch(actor, "report.read", brand.branchId);
  return { state: "blank", ...(reads ? { href: `/reports/late/${brand.id}/${month}` } : {}) };
}

/** 年轮: a brand's months, each opening its report. */
export async function ReportYearRing({ label, months, legend, ...about }: Props) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const cells = months.map((month): YearRingMonth => {
    const cell = cellOf(about, month);
    const { state } = cell;
    return {
      key: month,
      label: formatMonth(month, locale),
      short: String(Number(month.slice(5))),
      ...cell,
      stateLabel: t(`status.${state === "blank" || state === "future" ? WORD[state] : state}`),
    };
  });
  return <YearRing label={label} months={cells} legend={legend} />;
}
