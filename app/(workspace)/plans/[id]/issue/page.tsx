import { getTranslations } from "next-intl/server";
import { IssuePlan } from "@/components/plans/plan-issue";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { listItems } from "@/lib/plans/queries/items";
import { getManagedPlan } from "@/lib/plans/queries/plan-edit";

export default async function IssuePlanPage({ params }: PageProps<"/plans/[id]/issue">) {
  const actor = await requireActor("plan.manage");
  const t = await getTranslations("plans");
  const plan = await orNotFound(getManagedPlan(actor, (await params).id));
  const breadcrumbs = [
    { label: t("title"), href: "/plans" },
    { label: plan.title, href: `/plans/${plan.id}` },
    { label: t("form.issue") },
  ];
  return (
    <div className="grid max-w-form gap-4">
      <PageHeader title={t("form.issue")} lead={t("issue.lead")} breadcrumbs={breadcrumbs} />
      {plan.status === "draft" ? (
        <IssuePlan plan={plan} items={await listItems(actor, plan.id)} />
      ) : (
        <Notice tone="warn">{t("issue.issued")}</Notice>
      )}
    </div>
  );
}
