import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { LateMonth } from "@/lib/reports/queries/late-months";
import type { ReportDetail } from "@/lib/reports/queries/report-detail";
import { countPrefill } from "@/lib/reports/rules/figures";
import { knownBefore, lastRemarks } from "@/lib/reports/rules/versions";
import type { ReportPrefill } from "@/lib/reports/schema";
import { LateCard } from "./late-month";
import { type FigureLinks, PrefillFigures } from "./prefill-figures";
import { cameBack, ReturnedNotice, StandingNotice } from "./report-notices";
import { ReportReopen } from "./report-reopen";
import { ReportReview } from "./report-review";
import { ReportSheet } from "./report-sheet";
import { ReportTimeline } from "./report-timeline";
import { ReportVersions } from "./report-versions";
import { ReportWriting } from "./report-writing";
import { WideDetails } from "./wide-details";

const SPLIT = "grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]";

type WritingProps = {
  report: ReportDetail;
  prefill: ReportPrefill;
  links: Partial<FigureLinks>;
  writerId: string;
  late: LateMonth;
};

/** The writer's desk: what is asked at the left, what the system knows beside it; on a phone folded above it. */
export async function WritingDesk({ report, prefill, links, writerId, late }: WritingProps) {
  const returned = cameBack(report);
  const remarks = lastRemarks(report);
  return (
    <div className="grid grid-cols-1 gap-4">
      {returned ? <ReturnedNotice report={report} event={returned} /> : null}
      <div className={SPLIT}>
        <div className="lg:order-2">
          <PrefillCard report={report} prefill={prefill} links={links} />
        </div>
        <div className="grid grid-cols-1 gap-4">
          <LeadTask report={report} />
          <ReportWriting report={report} carried={prefill.carried} remarks={remarks} writerId={writerId} />
          <LateCard late={late} notes />
          <ReportVersions reportId={report.id} versions={report.versions} />
          <ReportTimeline report={report} />
        </div>
      </div>
    </div>
  );
}

/** What the report is about, in sight while it is written. */
async function LeadTask({ report }: { report: ReportDetail }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const { leadTask, leadTaskTarget, leadTaskDueOn } = report.brand;
  return (
    <section>
      <h2 className="text-body font-semibold">
        <a className="tap" href={`/brands/${report.brandId}#task`}>
          {leadTask}
        </a>
      </h2>
      <p className="text-muted">
        {t("task.target", { target: leadTaskTarget })} · {t("task.due", { day: formatDay(leadTaskDueOn, locale) })}
      </p>
    </section>
  );
}

type PrefillProps = { report: ReportDetail; prefill: ReportPrefill; links: Partial<FigureLinks> };

async function PrefillCard({ report, prefill, links }: PrefillProps) {
  const t = await getTranslations("reports");
  const summary = (
    <>
      <Icon name="chevron" size={14} />
      <span>
        <strong>{t("prefill.title")}</strong>{" "}
        <span className="tabular-nums text-muted">{t("prefill.summary", countPrefill(prefill))}</span>
      </span>
    </>
  );
  return (
    <Card>
      <WideDetails summary={summary}>
        <div className="mt-2 grid grid-cols-1 gap-4">
          <p className="text-muted">{t("prefill.atSource")}</p>
          <PrefillFigures data={prefill} links={links} level={2} />
          <div>
            <ButtonLink href={`/activities/new?branch=${report.branchId}`} size="sm" icon="plus">
              {t("prefill.logActivity")}
            </ButtonLink>
          </div>
        </div>
      </WideDetails>
    </Card>
  );
}

type ReadingProps = {
  report: ReportDetail;
  links: Partial<FigureLinks>;
  writes: boolean;
  /** How many others wait, where the reader decides on this one; null where they only read. */
  waiting: number | null;
  /** Whether the reader may open the approved report again. */
  reopens: boolean;
  late: LateMonth;
  /** Whether the reader may say why it is late. */
  notes: boolean;
};

/** Read at the left, decide at the right. */
export function ReadingDesk({ report, links, writes, waiting, reopens, late, notes }: ReadingProps) {
  const known = waiting === null ? null : knownBefore(report);
  const compared = known && {
    number: known.number,
    href: `/reports/${report.id}/versions/${known.number}`,
    sections: known.snapshot.sections,
  };
  const remarks = report.status === "submitted" ? lastRemarks(report) : [];
  return (
    <div className="grid grid-cols-1 gap-4">
      <StandingNotice report={report} writes={writes} />
      <div className={SPLIT}>
        {report.snapshot ? (
          <ReportSheet
            snapshot={report.snapshot}
            takenAt={report.versions.find(({ number }) => number === report.shown)?.submittedAt ?? report.submittedAt}
            links={links}
            compared={compared}
            remarks={remarks}
          />
        ) : null}
        <div className="grid grid-cols-1 gap-4">
          {waiting === null ? null : <ReportReview report={report} waiting={waiting} />}
          <LateCard late={late} notes={notes} />
          <ReportVersions reportId={report.id} versions={report.versions} />
          {reopens ? <ReportReopen report={report} /> : null}
          <ReportTimeline report={report} />
        </div>
      </div>
    </div>
  );
}
