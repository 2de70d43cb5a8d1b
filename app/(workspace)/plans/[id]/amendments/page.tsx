import { getTranslations } from "next-intl/server";
import { AmendmentList } from "@/components/plans/plan-amendments";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { listAmendments } from "@/lib/plans/queries/amendments";
import { getPlan } from "@/lib/plans/queries/plans";

export default async function AmendmentsPage({ params }: PageProps<"/plans/[id]/amendments">) {
  const actor = await requireActor("plan.read");
  const t = await getTranslations("plans");
  const plan = await orNotFound(getPlan(actor, (await params).id));
  const amendments = await listAmendments(actor, plan.id);
  const breadcrumbs = [
    { label: t("title"), href: "/plans" },
    { label: plan.title, href: `/plans/${plan.id}` },
    { label: t("amendment.title") },
  ];
  return (
    <>
      <PageHeader title={t("amendment.title")} lead={t("amendment.lead")} breadcrumbs={breadcrumbs} />
      {amendments.length > 0 ? (
        <AmendmentList planId={plan.id} amendments={amendments} />
      ) : (
        <EmptyState kind="nothing" title={t("amendment.emptyTitle")} text={t("amendment.emptyText")} />
      )}
    </>
  );
}
