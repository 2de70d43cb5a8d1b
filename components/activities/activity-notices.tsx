import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Notice } from "@/components/ui/notice";
import { restoreActivityAction } from "@/lib/activities/actions";
import type { ActivityDetail } from "@/lib/activities/queries/activity-detail";

type Props = {
  activity: ActivityDetail;
  held: boolean;
  canRecord: boolean;
  saved: boolean;
  /** Where the work of somebody who has just logged an activity usually goes on. */
  next: { href: string; label: string } | null;
};

/** What has to be known about the record itself: just saved, only planned, cancelled, or to be checked once. */
export async function ActivityNotices({ activity, held, canRecord, saved, next }: Props) {
  const t = await getTranslations("activities");
  const { id, version, cancelledAt, createdAt, startsAt, attendances } = activity;
  if (cancelledAt) {
    return (
      <Notice tone="warn" title={t("detail.cancelled")} live="status">
        {canRecord ? (
          <ActionButton id="restore" action={restoreActivityAction} fields={{ id, version }} size="sm">
            {t("detail.restore")}
          </ActionButton>
        ) : null}
      </Notice>
    );
  }
  // Ticks made beforehand are a guess until somebody has looked at them afterwards.
  const unchecked = held && canRecord && version === 1 && createdAt < startsAt && attendances.length > 0;
  return (
    <>
      {saved ? (
        <Notice tone="ok" live="status">
          {t("detail.saved")} {next ? <a href={next.href}>{next.label}</a> : null}
        </Notice>
      ) : null}
      {held ? null : <Notice tone="info">{t("detail.planned")}</Notice>}
      {unchecked ? (
        <Notice tone="warn" title={t("detail.check")}>
          <a href={`/activities/${id}/edit`}>{t("detail.checkAction")}</a>
        </Notice>
      ) : null}
    </>
  );
}
