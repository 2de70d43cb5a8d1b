import { getTranslations } from "next-intl/server";
import { ImportLink } from "@/components/imports/import-link";
import { ExportRequest } from "@/components/staff/export-request";
import { StaffFilterBar } from "@/components/staff/staff-filters";
import { StaffTable } from "@/components/staff/staff-table";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { canManageStaff } from "@/lib/staff/policy";
import { listStaff, listStaffTitles } from "@/lib/staff/queries/register";
import { staffFilters } from "@/lib/staff/schema";

const NOT_FILTERS = ["page", "sort", "dir"];

export default async function StaffPage({ searchParams }: PageProps<"/staff">) {
  const actor = await requireActor("staff.read");
  const t = await getTranslations("staff");
  const url = listUrl("/staff", await searchParams);
  const filters = staffFilters.parse(Object.fromEntries(url.entries));
  const [{ rows, total }, departments, titles] = await Promise.all([
    listStaff(actor, filters),
    listDepartmentOptions(actor),
    listStaffTitles(actor),
  ]);
  const canManage = canManageStaff(actor);
  const byNumber = can(actor, "personal.reveal");
  const filtered = url.entries.some(([name]) => !NOT_FILTERS.includes(name));
  const add = (
    <>
      <ImportLink actor={actor} kind="staff" />
      <ButtonLink href="/staff/new" variant="primary" icon="plus">
        {t("new")}
      </ButtonLink>
    </>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={canManage ? add : null} />
      <StaffFilterBar url={url} departments={departments} titles={titles} total={total} byNumber={byNumber} />
      {byNumber && total > 0 ? <ExportRequest list="staff" url={url} /> : null}
      <StaffTable url={url} rows={rows} filtered={filtered} canManage={canManage} />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
