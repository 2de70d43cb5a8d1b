import { getTranslations } from "next-intl/server";
import { ActivityFilterBar } from "@/components/activities/activity-filters";
import { ActivityTable } from "@/components/activities/activity-table";
import { ViewTabs } from "@/components/activities/view-tabs";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listActivities } from "@/lib/activities/queries";
import { activityFilters } from "@/lib/activities/schema";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { listEveryBranch } from "@/lib/organisation/queries/branches";

const NOT_FILTERS = ["page", "sort", "dir"];

export default async function ActivitiesPage({ searchParams }: PageProps<"/activities">) {
  const actor = await requireActor("activity.read");
  const t = await getTranslations("activities");
  const url = listUrl("/activities", await searchParams);
  const filters = activityFilters.parse(Object.fromEntries(url.entries));
  const [{ rows, total }, branches] = await Promise.all([
    listActivities(actor, filters),
    listEveryBranch(actor, "activity.read"),
  ]);
  const canRecord = can(actor, "activity.record");
  const filtered = url.entries.some(([name]) => !NOT_FILTERS.includes(name));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          canRecord ? (
            <ButtonLink href="/activities/new" variant="primary" icon="plus">
              {t("new")}
            </ButtonLink>
          ) : null
        }
      />
      <ViewTabs current="list" />
      <ActivityFilterBar url={url} branches={branches} total={total} />
      <ActivityTable url={url} rows={rows} filtered={filtered} canRecord={canRecord} />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
