import { getTranslations } from "next-intl/server";
import { CareFilterBar } from "@/components/care/care-filter-bar";
import { RemovedCare } from "@/components/care/care-notices";
import { CareSums } from "@/components/care/care-sums";
import { CareTable } from "@/components/care/care-table";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { canRecordCare } from "@/lib/care/policy";
import { findRemovedCare, listCare, summarizeCareByYear } from "@/lib/care/queries";
import { careFiltersSchema } from "@/lib/care/schema";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

const NOT_FILTERS = ["page", "sort", "dir"];

export default async function CarePage({ searchParams }: PageProps<"/care">) {
  const actor = await requireActor("care.read");
  const { removed, ...params } = await searchParams;
  const url = listUrl("/care", params);
  const filters = careFiltersSchema.parse(Object.fromEntries(url.entries));
  const [{ rows, total }, years, departments, undo, t] = await Promise.all([
    listCare(actor, filters),
    summarizeCareByYear(actor, filters),
    // Closed ones too: what was done for them is still there.
    listDepartmentOptions(actor, { from: "1900-01-01", to: today() }),
    findRemovedCare(actor, String(removed ?? "")),
    getTranslations("care"),
  ]);
  const canRecord = canRecordCare(actor);
  const record = (
    <ButtonLink href="/care/new" variant="primary" icon="plus">
      {t("list.record")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("list.title")} lead={t("list.lead")} actions={canRecord ? record : null} />
      {undo ? <RemovedCare id={String(removed)} care={undo} /> : null}
      <CareFilterBar url={url} departments={departments} total={total} />
      <CareSums url={url} years={years} />
      <CareTable
        url={url}
        rows={rows}
        filters={filters}
        filtered={url.entries.some(([name]) => !NOT_FILTERS.includes(name))}
        canRecord={canRecord}
      />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
