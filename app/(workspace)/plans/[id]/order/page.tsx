import { getTranslations } from "next-intl/server";
import { ItemOrder } from "@/components/plans/item-order";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { listItems } from "@/lib/plans/queries/items";
import { getManagedPlan } from "@/lib/plans/queries/plan-edit";

export default async function PlanOrderPage({ params }: PageProps<"/plans/[id]/order">) {
  const actor = await requireActor("plan.manage");
  const t = await getTranslations("plans");
  const plan = await orNotFound(getManagedPlan(actor, (await params).id));
  const breadcrumbs = [
    { label: t("title"), href: "/plans" },
    { label: plan.title, href: `/plans/${plan.id}` },
    { label: t("roadmap.order") },
  ];
  return (
    <div className="grid max-w-form gap-4">
      <PageHeader title={t("roadmap.order")} lead={t("order.lead")} breadcrumbs={breadcrumbs} />
      {plan.status === "draft" ? (
        <ItemOrder items={await listItems(actor, plan.id)} />
      ) : (
        <Notice tone="warn">{t("order.issued")}</Notice>
      )}
    </div>
  );
}
