import { getTranslations } from "next-intl/server";
import { ActivityAgenda } from "@/components/activities/activity-agenda";
import { BrandCard } from "@/components/brands/brand-card";
import { StageSummary } from "@/components/members/stage-summary";
import { BranchHead } from "@/components/organisation/branch-head";
import { BranchProfile } from "@/components/organisation/branch-profile";
import { ReportYearRing } from "@/components/reports/report-year-ring";
import { DepartmentFigures } from "@/components/satisfaction/department-figures";
import { CardGrid } from "@/components/ui/card";
import { canForBranch } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getBranchPage } from "@/lib/dashboards/queries/branch-page";
import { canManageOrganisation } from "@/lib/organisation/policy";

export default async function BranchPage({ params }: PageProps<"/branches/[id]">) {
  const actor = await requireActor("organisation.read");
  const t = await getTranslations("organisation.branch");
  const found = await orNotFound(getBranchPage(actor, (await params).id));
  const { branch, members, activities, brand, figures } = found;
  const logs = canForBranch(actor, "activity.record", branch.id);
  return (
    <>
      <BranchHead branch={branch} editable={canManageOrganisation(actor)} logs={logs} />
      <CardGrid>
        <BranchProfile branch={branch} />
        {brand ? (
          <BrandCard brand={brand.brand}>
            <ReportYearRing label={t("reportsTitle")} {...brand} legend />
          </BrandCard>
        ) : null}
        {members ? (
          <StageSummary
            title={t("peopleTitle")}
            href={`/members?branch=${branch.id}`}
            open={t("openMembers")}
            stages={members}
          />
        ) : null}
        {activities ? (
          <ActivityAgenda
            title={t("activitiesTitle")}
            empty={t("noActivities")}
            all={{ href: `/activities?branch=${branch.id}`, label: t("allActivities") }}
            rows={activities.rows}
          />
        ) : null}
      </CardGrid>
      {figures ? (
        <DepartmentFigures
          title={t("satisfactionTitle", { month: figures.month })}
          empty={t("noFigures")}
          all={{ href: `/satisfaction?month=${figures.month}`, label: t("allFigures") }}
          rows={figures.rows}
        />
      ) : null}
    </>
  );
}
