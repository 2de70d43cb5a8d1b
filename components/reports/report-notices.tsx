import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Notice } from "@/components/ui/notice";
import { dayOf, lastDayOf, type Month, monthOf, today } from "@/lib/core/period";
import { formatDay, formatInstant, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { withdrawReportAction } from "@/lib/reports/actions";
import type { ReportDetail, ReviewEventDetail } from "@/lib/reports/queries/report-detail";
import { lastDecided } from "@/lib/reports/rules/versions";
import { reviewText } from "./review-text";

/** The decision after which a report lies on its writer's desk again; undefined where it does not. */
export function cameBack({ status, events }: ReportDetail): ReviewEventDetail | undefined {
  return status === "returned" ? events.findLast(({ kind }) => kind === "returned" || kind === "reopened") : undefined;
}

/** What came back and why, above everything else. */
export async function ReturnedNotice({ report, event }: { report: ReportDetail; event: ReviewEventDetail }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const kind = event.kind === "reopened" ? "reopened" : "returned";
  const versions = report.versions.map(({ number, snapshot }) => ({ number, sections: snapshot.sections }));
  return (
    <Notice tone="warn" title={t(`${kind}.title`, { month: formatMonth(report.month, locale) })}>
      <p className="whitespace-pre-line">{await reviewText(event, { versions, now: report.sections })}</p>
      <p className="text-xs text-muted">
        {t(`${kind}.by`, { name: event.actorName, time: formatInstant(event.at, locale) })}
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
  if (report.reopened && !writes) return <ReopenedNotice report={report} />;
  switch (report.status) {
    case "approved":
      return <Notice tone="ok" title={t("frozen", told(last("approved")))} />;
    case "submitted":
      return writes ? (
        <WaitingNotice report={report} opened={told(last("opened"))} sent={told(last("submitted"))} />
      ) : null;
    case "returned": {
      const event = cameBack(report);
      return event ? <ReturnedNotice report={report} event={event} /> : null;
    }
    default:
      return <Notice title={t("notHandedIn.title")}>{t("notHandedIn.text")}</Notice>;
  }
}

/** An approved report on its way once more: what the reader has before them, and why it was opened. */
async function ReopenedNotice({ report }: { report: ReportDetail }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const event = report.events.findLast(({ kind }) => kind === "reopened");
  const shown = report.versions.find(({ number }) => number === report.shown);
  const which = shown?.approvedAt ? "reopened.readingFrozen" : "reopened.readingNew";
  return (
    <Notice title={t("reopened.title", { month: formatMonth(report.month, locale) })}>
      {event ? <p className="whitespace-pre-line">{await reviewText(event)}</p> : null}
      {event ? <p>{t("reopened.by", { name: event.actorName, time: formatInstant(event.at, locale) })}</p> : null}
      {shown ? <p>{t(which, { number: shown.number })}</p> : null}
    </Notice>
  );
}

type Told = { name: string; time: string };

async function WaitingNotice({ report, opened, sent }: { report: ReportDetail; opened: Told; sent: Told }) {
  const t = await getTranslations("reports");
  const { id, version } = report;
  const back = lastDecided(report.versions, report.events);
  return (
    <Notice title={t("waiting.title")}>
      <p>{report.opened ? t("waiting.opened", opened) : t("waiting.text", sent)}</p>
      {back && !report.opened ? <p>{t("waiting.back", { number: back.number })}</p> : null}
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

type EarlyProps = { month: Month /** When it was handed in; null while it is written. */; handedIn: Date | null };

/** A report may be handed in while its month goes on; whoever does it, or decides on it, knows what is not in it. */
export async function EarlyNotice({ month, handedIn }: EarlyProps) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const day = handedIn ? dayOf(handedIn) : today();
  if (monthOf(day) !== month) return null;
  const told = { month: formatMonth(month, locale), end: formatDay(lastDayOf(month), locale) };
  return (
    <Notice tone="warn">
      {handedIn ? t("early.handedIn", { ...told, day: formatDay(day, locale) }) : t("early.writing", told)}
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
