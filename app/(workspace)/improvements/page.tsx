import { getTranslations } from "next-intl/server";
import { ImprovementFilterBar } from "@/components/improvements/improvement-filters";
import { ImprovementTable } from "@/components/improvements/improvement-table";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { listImprovements } from "@/lib/improvements/queries";
import { improvementFilters } from "@/lib/improvements/schema";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

const NOT_FILTERS = ["page", "sort", "dir"];

export default async function ImprovementsPage({ searchParams }: PageProps<"/improvements">) {
  const actor = await requireActor("improvement.read");
  const t = await getTranslations("improvements");
  const url = listUrl("/improvements", await searchParams);
  const filters = improvementFilters.parse(Object.fromEntries(url.entries));
  const [{ rows, total }, departments, branches] = await Promise.all([
    listImprovements(actor, filters),
    listDepartmentOptions(actor),
    listEveryBranch(actor, "improvement.read"),
  ]);
  const manages = can(actor, "improvement.manage");
  const filtered = url.entries.some(([name]) => !NOT_FILTERS.includes(name));
  const add = (
    <ButtonLink href="/improvements/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={manages ? add : null} />
      <ImprovementFilterBar url={url} departments={departments} branches={branches} total={total} />
      <ImprovementTable url={url} rows={rows} filters={filters} filtered={filtered} manages={manages} />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
