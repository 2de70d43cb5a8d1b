import { getTranslations } from "next-intl/server";
import { PlanFilterBar } from "@/components/plans/plan-filters";
import { PlanTable } from "@/components/plans/plan-table";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/core/auth";
import { canManagePlans } from "@/lib/plans/policy";
import { listPlans } from "@/lib/plans/queries/plans";
import { planFilters } from "@/lib/plans/schema";

export default async function PlansPage({ searchParams }: PageProps<"/plans">) {
  const actor = await requireActor("plan.read");
  const t = await getTranslations("plans");
  const url = listUrl("/plans", await searchParams);
  const filters = planFilters.parse(Object.fromEntries(url.entries));
  const { rows, total } = await listPlans(actor, filters);
  const manages = canManagePlans(actor);
  const actions = (
    <>
      <ButtonLink href="/plans/calendar" icon="calendar">
        {t("roadmap.calendar")}
      </ButtonLink>
      {manages ? (
        <ButtonLink href="/plans/new" variant="primary" icon="plus">
          {t("list.new")}
        </ButtonLink>
      ) : null}
    </>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("list.lead")} actions={actions} />
      <PlanFilterBar url={url} total={total} />
      <PlanTable rows={rows} filtered={url.entries.some(([name]) => name !== "page")} manages={manages} />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
