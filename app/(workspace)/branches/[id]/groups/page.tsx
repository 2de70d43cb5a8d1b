import { getTranslations } from "next-intl/server";
import { RemoveGroupButton } from "@/components/members/remove-group-button";
import { GroupFacts, GroupForm, NewGroupForm } from "@/components/organisation/group-panel";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { canForBranch } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getBranch } from "@/lib/organisation/queries/branch-detail";

export default async function BranchGroupsPage({ params }: PageProps<"/branches/[id]/groups">) {
  const actor = await requireActor("member.manage");
  const t = await getTranslations("organisation");
  const branch = await orNotFound(getBranch(actor, (await params).id));
  const { id, name, groups, dissolvedOn } = branch;
  const editable = canForBranch(actor, "member.manage", id) && !dissolvedOn;
  const breadcrumbs = [
    { label: t("branch.title"), href: "/branches" },
    { label: name, href: `/branches/${id}` },
    { label: t("group.title") },
  ];
  return (
    <div className="stack max-w-form">
      <PageHeader title={t("group.title")} lead={t("group.lead")} breadcrumbs={breadcrumbs} />
      {groups.map((group) => (
        <Card key={group.id} title={group.name}>
          <GroupFacts group={group} />
          {editable ? <GroupForm group={group} /> : null}
          {editable && group.members === 0 ? <RemoveGroupButton group={group} /> : null}
        </Card>
      ))}
      {editable ? <NewGroupForm branchId={id} /> : null}
    </div>
  );
}
