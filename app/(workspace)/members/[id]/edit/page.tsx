import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MemberEditForm } from "@/components/members/member-edit-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { canCorrectStage, canManageMembers } from "@/lib/members/policy";
import { listBranchMembers, listGroupOptions } from "@/lib/members/queries";
import { getMember } from "@/lib/members/queries/member-detail";

export default async function EditMemberPage({ params }: PageProps<"/members/[id]/edit">) {
  const actor = await requireActor("member.manage");
  const t = await getTranslations("members");
  const member = await orNotFound(getMember(actor, (await params).id));
  const { id, name, branchId } = member;
  if (!canManageMembers(actor, branchId)) notFound();
  const [groups, present] = await Promise.all([
    listGroupOptions(actor, branchId),
    listBranchMembers(actor, branchId, today()),
  ]);
  const breadcrumbs = [
    { label: t("title"), href: "/members" },
    { label: name, href: `/members/${id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("form.editTitle", { name })} breadcrumbs={breadcrumbs} lead={t("form.editLead")} />
      <MemberEditForm
        member={member}
        groups={groups}
        introducers={present.filter((one) => one.voting && one.id !== id)}
        canCorrectStage={canCorrectStage(actor)}
        today={today()}
      />
    </div>
  );
}
