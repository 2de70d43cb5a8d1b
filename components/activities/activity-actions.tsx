import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { cancelActivityAction } from "@/lib/activities/actions";
import type { ActivityDetail } from "@/lib/activities/queries/activity-detail";

/** What one may do with an activity. Cancelling asks no question, because it can be taken back. */
export async function ActivityActions({ activity }: { activity: ActivityDetail }) {
  const t = await getTranslations("activities");
  const { id, version } = activity;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink href={`/activities/${id}/edit`} icon="edit">
        {t("edit")}
      </ButtonLink>
      <ActionButton id="cancel" action={cancelActivityAction} fields={{ id, version }} variant="quiet">
        {t("detail.cancel")}
      </ActionButton>
    </div>
  );
}
