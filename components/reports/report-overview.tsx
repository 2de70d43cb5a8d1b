import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Month } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportStateRow } from "@/lib/reports/queries";
import { tallyStates } from "@/lib/reports/rules/tray";

/** A month at a glance: how many reports stand where, and who has not handed in. No ranking, no rates. */
export async function ReportOverview({ month, rows }: { month: Month; rows: readonly ReportStateRow[] }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const { counts, owing } = tallyStates(rows);
  const nothing = rows.length === 0 ? t("overview.nothingDue") : t("overview.nothingOwing");
  return (
    <Card title={t("overview.title", { month: formatMonth(month, locale) })} className="mt-4">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {counts.map(({ status, count }) => (
          <li key={status} className="num">
            {t("overview.count", { status: t(`status.${status}`), count })}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted">
        {owing.length === 0 ? nothing : t("overview.owing")}
        {owing.map((row, index) => (
          <span key={row.branchId}>
            {index > 0 ? " · " : ""}
            <a href={`/branches/${row.branchId}`}>{row.branchName}</a>
          </span>
        ))}
      </p>
    </Card>
  );
}
