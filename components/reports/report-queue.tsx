import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { Month } from "@/lib/core/period";
import { formatInstant, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportQueueRow, ReportStateRow } from "@/lib/reports/queries";
import { ReportOverview } from "./report-overview";
import { reviewText } from "./review-text";

/** Reports that came back to their secretary: which, why, and the way to mend them. */
export async function ReturnedReports({ rows }: { rows: readonly ReportQueueRow[] }) {
  const [t, locale] = [await getTranslations("layout.today"), await requestLocale()];
  const comments = await Promise.all(rows.map(({ returned }) => (returned ? reviewText(returned) : "")));
  return rows.map((row, index) => (
    <div key={row.id} className="mb-4">
      <Notice
        tone="warn"
        title={t(row.returned?.kind === "reopened" ? "reopened" : "returned", {
          month: formatMonth(row.month, locale),
        })}
      >
        {row.returned ? (
          <p className="whitespace-pre-line">
            {t("returnedBy", { name: row.returned.by, comment: comments[index] ?? "" })}
          </p>
        ) : null}
        <p>
          {t("returnedText")} <a href={`/reports/${row.id}`}>{t("open")}</a>
        </p>
      </Notice>
    </div>
  ));
}

type Reviewing = { queue: readonly ReportQueueRow[]; month: Month; states: readonly ReportStateRow[] };

/** What waits for a reviewer, and how far last month is. */
export async function ReviewToday({ queue, month, states }: Reviewing) {
  return (
    <div className="mb-4">
      <ReportQueue rows={queue} />
      <ReportOverview month={month} rows={states} />
    </div>
  );
}

/** What waits for a reviewer, the longest waiting first. */
async function ReportQueue({ rows }: { rows: readonly ReportQueueRow[] }) {
  const [t, locale] = [await getTranslations("layout.today"), await requestLocale()];
  return (
    <Card title={t("toReview", { count: rows.length })}>
      {rows.length === 0 ? <p className="text-muted">{t("nothingToReview")}</p> : null}
      <ul className="grid grid-cols-1 gap-2">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4">
            <a className="tap" href={`/reports/${row.id}`}>
              {t("reportOf", { branch: row.branchName, month: formatMonth(row.month, locale) })}
            </a>
            {row.submittedAt ? <span className="num text-muted">{formatInstant(row.submittedAt, locale)}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
