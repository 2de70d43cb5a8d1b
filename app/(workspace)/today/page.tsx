import { getTranslations } from "next-intl/server";
import { ActivityAgenda } from "@/components/activities/activity-agenda";
import { DeadlineCard } from "@/components/admission/deadline-card";
import { FindingList } from "@/components/checks/finding-list";
import { OpenDuties } from "@/components/dashboards/open-duties";
import { DueImprovements } from "@/components/improvements/due-improvements";
import { Doors } from "@/components/layout/doors";
import { doorsFor } from "@/components/layout/navigation";
import { Nudges, PlanToday } from "@/components/plans/plan-today";
import { FollowUpsOfToday } from "@/components/reports/follow-up-lines";
import { ReturnedReports, ReviewToday } from "@/components/reports/report-queue";
import { ReportStart } from "@/components/reports/report-start";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { getToday } from "@/lib/dashboards/queries/today";
import { formatDayWithWeekday } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

export default async function TodayPage() {
  const actor = await requireActor("account.own");
  const [t, locale] = [await getTranslations("layout"), await requestLocale()];
  const { writing, reviewing, findings, admissions, improvements, plan, followUps, coming } = await getToday(actor);
  const log = (
    <ButtonLink href="/activities/new" variant="primary" icon="plus">
      {t("today.logActivity")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t("today.title")}
        lead={t("today.greeting", { name: actor.name, day: formatDayWithWeekday(today(), locale) })}
        actions={can(actor, "activity.record") ? log : null}
      />
      {writing ? <ReturnedReports rows={writing.returned} /> : null}
      <Nudges nudges={plan.nudges} />
      {writing ? <OpenDuties duties={writing.duties} /> : null}
      {writing ? <ReportStart rows={writing.rows} deadline={writing.deadline} notes={writing.notes} /> : null}
      {reviewing ? <ReviewToday {...reviewing} /> : null}
      <PlanToday own={plan.own} office={plan.office} />
      <FollowUpsOfToday followUps={followUps} />
      <DeadlineCard rows={admissions} />
      <DueImprovements rows={improvements} />
      <FindingList rows={findings} />
      {coming ? (
        <ActivityAgenda
          title={t("today.upcoming")}
          empty={t("today.nothingUpcoming")}
          all={{ href: "/activities/calendar", label: t("today.calendar") }}
          rows={coming}
        />
      ) : null}
      <Doors doors={doorsFor(actor, t)} />
    </>
  );
}
