import { getTranslations } from "next-intl/server";
import { CommitteeForm } from "@/components/staff/committee-form";
import { LeaderCard } from "@/components/staff/leader-card";
import { TermList } from "@/components/staff/term-list";
import { Card, CardGrid } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { canForBranch } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { canManageStaff } from "@/lib/staff/policy";
import { getCommitteePage } from "@/lib/staff/queries/committee-page";

export default async function CommitteePage({ params }: PageProps<"/branches/[id]/committee">) {
  const actor = await requireActor("staff.read");
  const t = await getTranslations("staff.committee");
  const { branch, terms, committee, groups, people, years, size } = await orNotFound(
    getCommitteePage(actor, (await params).id),
  );
  const canManage = canManageStaff(actor);
  const sizeText = "max" in size ? t("size", size) : t("small", size);
  const breadcrumbs = [{ label: branch.name, href: `/branches/${branch.id}` }, { label: t("crumb") }];
  return (
    <>
      <PageHeader title={t("title")} breadcrumbs={breadcrumbs} />
      <CardGrid columns={2}>
        <TermList branchId={branch.id} terms={terms} committee={committee} sizeText={sizeText} canManage={canManage} />
        <LeaderCard groups={groups} today={today()} canAppoint={canForBranch(actor, "member.manage", branch.id)} />
      </CardGrid>
      {canManage ? (
        <div className="mt-4" id="elect">
          <Card title={t("elect")}>
            <CommitteeForm branchId={branch.id} people={people} today={today()} years={years} />
          </Card>
        </div>
      ) : null}
    </>
  );
}
