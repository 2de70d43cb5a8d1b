import { getTranslations } from "next-intl/server";
import { ClosePlan } from "@/components/plans/plan-close";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { getManagedPlan } from "@/lib/plans/queries/plan-edit";
import { getRoadmap } from "@/lib/plans/queries/roadmap";
import { stageOf } from "@/lib/plans/rules/placement";

export default async function ClosePlanPage({ params }: PageProps<"/plans/[id]/close">) {
  const actor = await requireActor("plan.manage");
  const t = await getTranslations("plans");
  const { id } = await orNotFound(getManagedPlan(actor, (await params).id));
  const roadmap = await getRoadmap(actor, id);
  const { plan } = roadmap;
  const stage = stageOf(plan.year, today());
  const ahead = stage === "ahead" ? "error.yearAhead" : null;
  const barred = { draft: "close.draft", issued: ahead, closed: "form.closed" }[plan.status];
  const breadcrumbs = [
    { label: t("title"), href: "/plans" },
    { label: plan.title, href: `/plans/${id}` },
    { label: t("close.title") },
  ];
  return (
    <div className="grid max-w-form gap-4">
      <PageHeader title={t("close.title")} lead={t("close.lead")} breadcrumbs={breadcrumbs} />
      {barred ? (
        <Notice tone="warn">{t(barred, { year: String(plan.year) })}</Notice>
      ) : (
        <ClosePlan roadmap={roadmap} early={stage === "underWay"} />
      )}
    </div>
  );
}
