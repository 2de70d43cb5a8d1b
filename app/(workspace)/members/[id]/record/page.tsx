import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActForm } from "@/components/members/act-form";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { canManageMembers, canMoveMembers } from "@/lib/members/policy";
import { getMember } from "@/lib/members/queries/member-detail";
import { actsOfferedTo } from "@/lib/members/rules/path";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export default async function RecordActPage({ params, searchParams }: PageProps<"/members/[id]/record">) {
  const actor = await requireActor("member.manage");
  const t = await getTranslations("members");
  const member = await orNotFound(getMember(actor, (await params).id));
  const { id, name, branchId } = member;
  const acts = actsOfferedTo(member, { canMove: canMoveMembers(actor) });
  const wanted = (await searchParams).kind;
  const kind = acts.find((one) => one === wanted) ?? acts[0];
  if (!kind || !canManageMembers(actor, branchId)) notFound();
  const branches = await listBranchOptions(actor, "member.manage");
  const breadcrumbs = [
    { label: t("title"), href: "/members" },
    { label: name, href: `/members/${id}` },
    { label: t(`act.kind.${kind}`) },
  ];
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("act.heading", { name, act: t(`act.kind.${kind}`) })}
        breadcrumbs={breadcrumbs}
        lead={t(`act.about.${kind}`)}
      />
      <Tabs
        label={t("act.title")}
        items={acts.map((one) => ({
          href: `/members/${id}/record?kind=${one}`,
          label: t(`act.kind.${one}`),
          current: one === kind,
        }))}
      />
      <ActForm key={kind} member={member} kind={kind} branches={branches} today={today()} />
    </div>
  );
}
