import { getTranslations } from "next-intl/server";
import { PlanForm } from "@/components/plans/plan-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { findNextYear } from "@/lib/plans/queries/plan-edit";

export default async function NewPlanPage() {
  const actor = await requireActor("plan.manage");
  const t = await getTranslations("plans");
  const year = await findNextYear(actor, Number(today().slice(0, 4)));
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("list.new")}
        breadcrumbs={[{ label: t("title"), href: "/plans" }, { label: t("list.new") }]}
      />
      <PlanForm year={year} />
    </div>
  );
}
