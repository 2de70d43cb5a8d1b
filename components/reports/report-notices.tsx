import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Notice } from "@/components/ui/notice";
import { formatInstant, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { withdrawReportAction } from "@/lib/reports/actions";
import type { ReportDetail, ReviewEventDetail } from "@/lib/reports/queries/report-detail";
import { reviewText } from "./review-text";

/** What came back and why, above everything else. */
export async function ReturnedNotice({ report, event }: { report: ReportDetail; event: ReviewEventDetail }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  return (
    <Notice tone="warn" title={t("returned.title", { month: formatMonth(report.month, locale) })}>
      <p className="whitespace-pre-line">{await reviewText(event)}</p>
      <p className="text-xs text-muted">
        {t("returned.by", { name: event.actorName, time: formatInstant(event.at, locale) })}
      </p>
    </Notice>
  );
}

/** Where a report stands, for people who read it. */
export async function StandingNotice({ report, writes }: { report: ReportDetail; writes: boolean }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const last = (kind: ReviewEventDetail["kind"]) => report.events.findLast((event) => event.kind === kind);
  const told = (event: ReviewEventDetail | undefined) => ({
    name: event?.actorName ?? "",
    time: event ? formatInstant(event.at, locale) : "",
  });
  switch (report.status) {
    case "approved":
      return <Notice tone="ok" title={t("frozen", told(last("approved")))} />;
    case "submitted":
      return writes ? (
        <WaitingNotice report={report} opened={told(last("opened"))} sent={told(last("submitted"))} />
      ) : null;
    case "returned": {
      const event = last("returned");
      return event ? <ReturnedNotice report={report} event={event} /> : null;
    }
    default:
      return <Notice title={t("notHandedIn.title")}>{t("notHandedIn.text")}</Notice>;
  }
}

type Told = { name: string; time: string };

async function WaitingNotice({ report, opened, sent }: { report: ReportDetail; opened: Told; sent: Told }) {
  const t = await getTranslations("reports");
  const { id, version } = report;
  return (
    <Notice title={t("waiting.title")}>
      <p>{report.opened ? t("waiting.opened", opened) : t("waiting.text", sent)}</p>
      {report.opened ? null : (
        <div className="mt-2">
          <ActionButton id="withdraw" action={withdrawReportAction} fields={{ id, version }} size="sm">
            {t("waiting.withdraw")}
          </ActionButton>
        </div>
      )}
    </Notice>
  );
}

/** What the reviewer has just decided, shown above what comes next. */
export async function ReviewedNotice({ report, more }: { report: ReportDetail; more: boolean }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  if (report.status !== "approved" && report.status !== "returned") return null;
  const about = { branch: report.branchName, month: formatMonth(report.month, locale) };
  return (
    <div className="mb-4">
      <Notice tone="ok" live="status">
        <a href={`/reports/${report.id}`}>{t(`reviewed.${report.status}`, about)}</a>{" "}
        {more ? t("reviewed.next") : t("reviewed.none")}
      </Notice>
    </div>
  );
}
