import { getTranslations } from "next-intl/server";
import { LostOwners } from "@/components/plans/lost-owners";
import { PlanForm } from "@/components/plans/plan-form";
import { RemovePlan } from "@/components/plans/plan-remove";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getManagedPlan, listLostOwners } from "@/lib/plans/queries/plan-edit";

export default async function EditPlanPage({ params }: PageProps<"/plans/[id]/edit">) {
  const actor = await requireActor("plan.manage");
  const t = await getTranslations("plans");
  const plan = await orNotFound(getManagedPlan(actor, (await params).id));
  const lost = await listLostOwners(actor, plan);
  const breadcrumbs = [
    { label: t("title"), href: "/plans" },
    { label: plan.title, href: `/plans/${plan.id}` },
    { label: t("form.edit") },
  ];
  return (
    <div className="grid max-w-form gap-4">
      <PageHeader title={t("form.edit")} breadcrumbs={breadcrumbs} />
      <LostOwners lost={lost} />
      {plan.status === "closed" ? (
        <Notice tone="warn">{t("form.closed")}</Notice>
      ) : (
        <PlanForm plan={plan} year={plan.year} />
      )}
      {plan.status === "draft" ? <RemovePlan plan={plan} /> : null}
    </div>
  );
}
