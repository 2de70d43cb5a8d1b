import { getTranslations } from "next-intl/server";
import { ActivityAgenda } from "@/components/activities/activity-agenda";
import { BrandCard } from "@/components/brands/brand-card";
import { FindingList } from "@/components/checks/finding-list";
import { BranchDue } from "@/components/dashboards/branch-due";
import { BranchGlance } from "@/components/dashboards/branch-glance";
import { OpenImprovements } from "@/components/improvements/due-improvements";
import { StageSummary } from "@/components/members/stage-summary";
import { BranchHead } from "@/components/organisation/branch-head";
import { BranchCommittee, BranchProfile } from "@/components/organisation/branch-profile";
import { RelatedBranches } from "@/components/organisation/branch-table";
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
  const page = await orNotFound(getBranchPage(actor, (await params).id));
  const { branch, term, members, activities, brand, figures, related, due, findings, improvements } = page;
  const [editable, logs] = [canManageOrganisation(actor), canForBranch(actor, "activity.record", branch.id)];
  const [people, all] = [`/members?branch=${branch.id}`, `/activities?branch=${branch.id}`];
  return (
    <>
      <BranchHead branch={branch} editable={editable} logs={logs} />
      <BranchGlance page={page} />
      <FindingList rows={findings} named={false} />
      <CardGrid>
        <BranchDue branchId={branch.id} rows={due} logs={logs} />
        {improvements ? <OpenImprovements rows={improvements} all={`/improvements?branch=${branch.id}`} /> : null}
        {activities ? (
          <ActivityAgenda
            id="month"
            title={t("activitiesTitle")}
            empty={t("noActivities")}
            all={{ href: all, label: t("allActivities") }}
            rows={activities.rows}
          />
        ) : null}
        {brand ? (
          <BrandCard brand={brand.brand}>
            <ReportYearRing label={t("reportsTitle")} actor={actor} {...brand} legend />
          </BrandCard>
        ) : null}
        <StageSummary title={t("peopleTitle")} href={people} open={t("openMembers")} stages={members} />
        <BranchProfile branch={branch} editable={editable} />
        <BranchCommittee branch={branch} term={term} manages={canForBranch(actor, "member.manage", branch.id)} />
      </CardGrid>
      <RelatedBranches general={branch.kind === "generalBranch"} {...related} />
      <div className="mt-4" id="satisfaction">
        {figures ? <DepartmentFigures month={figures.month} rows={figures.rows} /> : null}
      </div>
    </>
  );
}
