import { getTranslations } from "next-intl/server";
import { CalendarAgenda } from "@/components/activities/calendar-agenda";
import { CalendarBar } from "@/components/activities/calendar-bar";
import { CalendarGrid } from "@/components/activities/calendar-grid";
import { ViewTabs } from "@/components/activities/view-tabs";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listCalendar } from "@/lib/activities/queries/calendar";
import { activityFilters } from "@/lib/activities/schema";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { monthOf, thisMonth } from "@/lib/core/period";
import { listEveryBranch } from "@/lib/organisation/queries/branches";

export default async function CalendarPage({ searchParams }: PageProps<"/activities/calendar">) {
  const actor = await requireActor("activity.read");
  const t = await getTranslations("activities");
  const { month = thisMonth(), branch: branchId } = activityFilters.parse(await searchParams);
  const [entries, branches] = await Promise.all([
    listCalendar(actor, { month, branchId }),
    listEveryBranch(actor, "activity.read"),
  ]);
  const canRecord = can(actor, "activity.record");
  const count = entries.filter((entry) => monthOf(entry.day) === month).length;
  return (
    <>
      <PageHeader
        title={t("calendar.title")}
        actions={
          canRecord ? (
            <ButtonLink href="/activities/new" variant="primary" icon="plus">
              {t("new")}
            </ButtonLink>
          ) : null
        }
      />
      <ViewTabs current="calendar" />
      <CalendarBar month={month} branchId={branchId} branches={branches} count={count} />
      <CalendarGrid month={month} entries={entries} canRecord={canRecord} branchId={branchId} />
      <CalendarAgenda month={month} entries={entries} />
    </>
  );
}
