import { getTranslations } from "next-intl/server";
import { BranchHands } from "@/components/dashboards/branch-hands";
import { DissolveForm } from "@/components/members/dissolve-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { findBranchHands } from "@/lib/dashboards/queries/branch-hands";
import { summarizeMembers } from "@/lib/members/queries";
import { getBranch } from "@/lib/organisation/queries/branch-detail";

export default async function DissolveBranchPage({ params }: PageProps<"/branches/[id]/dissolve">) {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("members.dissolve");
  const branch = await orNotFound(getBranch(actor, (await params).id));
  const stages = await summarizeMembers(actor, { branchId: branch.id });
  const left = stages.reduce((sum, { count }) => sum + count, 0);
  const breadcrumbs = [
    { label: t("branches"), href: "/branches" },
    { label: branch.name, href: `/branches/${branch.id}` },
    { label: t("title") },
  ];
  return (
    <div className="stack max-w-form">
      <PageHeader title={t("title")} lead={t("lead")} breadcrumbs={breadcrumbs} />
      {left > 0 ? (
        <Notice tone="warn">
          {t("membersLeft", { count: left })} <a href={`/members?branch=${branch.id}`}>{t("openMembers")}</a>
        </Notice>
      ) : null}
      <BranchHands rows={await findBranchHands(actor, branch.id)} />
      {branch.dissolvedOn ? <Notice tone="info">{t("already")}</Notice> : <DissolveForm branch={branch} />}
    </div>
  );
}
