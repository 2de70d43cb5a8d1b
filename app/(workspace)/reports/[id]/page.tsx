import { ReportFollowUps } from "@/components/reports/follow-up-lines";
import { OpenedMarker } from "@/components/reports/opened-marker";
import { QueueBar } from "@/components/reports/queue-bar";
import { ReadingDesk, WritingDesk } from "@/components/reports/report-desk";
import { ReportHead } from "@/components/reports/report-head";
import { ReviewedNotice } from "@/components/reports/report-notices";
import { listUrl } from "@/components/ui/list-url";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { findLetterhead } from "@/lib/organisation/queries/letterhead";
import { canNoteLate, canReopenReport, canReviewReport, canWriteReport } from "@/lib/reports/policy";
import { listReportsToReview } from "@/lib/reports/queries";
import { getReportDeadline } from "@/lib/reports/queries/deadline";
import { listFollowUpsOf } from "@/lib/reports/queries/follow-ups";
import { getLateMonth } from "@/lib/reports/queries/late-months";
import { getPrefill } from "@/lib/reports/queries/prefill";
import { findReport, getReport } from "@/lib/reports/queries/report-detail";
import { startsFrom } from "@/lib/reports/rules";
import { isHandedIn } from "@/lib/reports/rules/desk";
import { linksFor } from "@/lib/reports/rules/figures";
import { placeIn } from "@/lib/reports/rules/queue";

export default async function ReportPage({ params, searchParams }: PageProps<"/reports/[id]">) {
  const actor = await requireActor("report.read");
  const report = await orNotFound(getReport(actor, (await params).id));
  const writes = canWriteReport(actor, report);
  const writing = writes && startsFrom("submit").includes(report.status);
  const reviewed = await findReport(actor, listUrl("/reports", await searchParams).get("reviewed"));
  const place = canReviewReport(actor, report) ? placeIn(await listReportsToReview(actor), report.id) : null;
  const deadline = writing && !isHandedIn(report.standing) ? await getReportDeadline(actor) : null;
  const [links, late] = [linksFor(actor, report), await getLateMonth(actor, report.brandId, report.month)];
  return (
    <>
      <ReportHead report={report} deadline={deadline} letterhead={(await findLetterhead(actor)) !== null} />
      {reviewed ? <ReviewedNotice report={reviewed} more /> : null}
      {place ? <QueueBar place={place} /> : null}
      {writing ? (
        <WritingDesk
          report={report}
          prefill={await getPrefill(actor, report)}
          links={links}
          writerId={actor.userId}
          late={late}
        />
      ) : (
        <ReadingDesk
          report={report}
          links={links}
          writes={writes}
          waiting={place && place.total - 1}
          reopens={canReopenReport(actor, report)}
          late={late}
          notes={canNoteLate(actor, report)}
        />
      )}
      <ReportFollowUps actor={actor} report={report} rows={await listFollowUpsOf(actor, [report.id])} />
      {place && !report.opened ? <OpenedMarker id={report.id} version={report.version} /> : null}
    </>
  );
}
