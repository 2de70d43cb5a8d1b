import { getTranslations } from "next-intl/server";
import { ImportLink } from "@/components/imports/import-link";
import { DepartmentTable } from "@/components/organisation/department-table";
import { ButtonLink } from "@/components/ui/button";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { canManageOrganisation } from "@/lib/organisation/policy";
import { listDepartments } from "@/lib/organisation/queries/departments";
import { DEPARTMENT_KINDS, departmentFiltersSchema } from "@/lib/organisation/schema";

export default async function DepartmentsPage({ searchParams }: PageProps<"/departments">) {
  const actor = await requireActor("organisation.read");
  const t = await getTranslations("organisation");
  const url = listUrl("/departments", await searchParams);
  const filters = departmentFiltersSchema.parse(Object.fromEntries(url.entries));
  const rows = await listDepartments(actor, filters);
  const kinds = DEPARTMENT_KINDS.map((value) => ({ value, label: t(`departmentKind.${value}`) }));
  return (
    <>
      <PageHeader
        title={t("department.title")}
        lead={`${t("department.total", { count: rows.length })} · ${t("department.lead")}`}
        actions={
          canManageOrganisation(actor) ? (
            <>
              <ImportLink actor={actor} kind="departments" />
              <ButtonLink href="/departments/reorganise">{t("department.reorganise")}</ButtonLink>
              <ButtonLink href="/departments/new" variant="primary" icon="plus">
                {t("newDepartment")}
              </ButtonLink>
            </>
          ) : null
        }
      />
      <FilterBar
        url={url}
        search={{ name: "q", placeholder: t("department.search") }}
        filters={[
          { name: "kind", label: t("department.kind"), options: kinds },
          {
            name: "state",
            label: t("department.state"),
            options: [{ value: "closed", label: t("department.closedOnly") }],
          },
        ]}
        actions={<ExportButton list="departments" url={url} count={rows.length} />}
      />
      <DepartmentTable
        url={url}
        rows={rows}
        closed={filters.state === "closed"}
        filtered={Boolean(filters.q ?? filters.kind ?? filters.state)}
      />
    </>
  );
}
