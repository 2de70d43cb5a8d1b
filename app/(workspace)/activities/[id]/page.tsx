import { getTranslations } from "next-intl/server";
import { ActivityActions } from "@/components/activities/activity-actions";
import { ActivityNotices } from "@/components/activities/activity-notices";
import { ActivitySummary } from "@/components/activities/activity-summary";
import { AttachmentPanel } from "@/components/activities/attachment-panel";
import { AttendancePanel } from "@/components/activities/attendance-panel";
import { QuorumNotice } from "@/components/activities/quorum-notice";
import { Tag } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { WordExport } from "@/components/ui/word-export";
import { canRecordActivity } from "@/lib/activities/policy";
import { getActivity } from "@/lib/activities/queries/activity-detail";
import { findQuorum } from "@/lib/activities/queries/quorum";
import { isHeld } from "@/lib/activities/rules";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { clock } from "@/lib/core/period";
import { findLetterhead } from "@/lib/organisation/queries/letterhead";

export default async function ActivityPage({ params, searchParams }: PageProps<"/activities/[id]">) {
  const actor = await requireActor("activity.read");
  const t = await getTranslations("activities");
  const activity = await orNotFound(getActivity(actor, (await params).id));
  const held = isHeld(activity, clock.now());
  const canRecord = canRecordActivity(actor, activity.branch.id);
  const canEdit = canRecord && !activity.cancelledAt;
  const finding = held && !activity.cancelledAt ? await findQuorum(actor, activity) : null;
  const letterhead = await findLetterhead(actor);
  const next = can(actor, "report.write") ? { href: "/reports", label: t("detail.report") } : null;
  const saved = (await searchParams).saved !== undefined;
  return (
    <>
      <PageHeader
        title={activity.title}
        breadcrumbs={[{ label: t("title"), href: "/activities" }, { label: activity.title }]}
        meta={<Tag>{t(`kind.${activity.kind}`)}</Tag>}
        actions={
          <>
            <WordExport kind="activity" id={activity.id} letterhead={letterhead !== null} />
            {canEdit ? <ActivityActions activity={activity} /> : null}
          </>
        }
      />
      <div className="grid gap-4">
        <ActivityNotices activity={activity} held={held} canRecord={canRecord} saved={saved} next={next} />
        <ActivitySummary activity={activity} openPartner={can(actor, "partner.read")} />
        <AttendancePanel activity={activity} held={held}>
          {finding ? <QuorumNotice {...finding} /> : null}
        </AttendancePanel>
        <Card title={t("detail.notes")}>
          <p className="prose-text">{activity.notes || t("detail.noNotes")}</p>
        </Card>
        <AttachmentPanel files={activity.attachments} editHref={canEdit ? `/activities/${activity.id}/edit` : null} />
      </div>
    </>
  );
}
