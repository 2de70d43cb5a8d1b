import { getTranslations } from "next-intl/server";
import { AdmissionFilterBar } from "@/components/admission/admission-filters";
import { AdmissionTable } from "@/components/admission/admission-table";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listAdmissions } from "@/lib/admission/queries/admissions";
import { admissionFilters } from "@/lib/admission/schema";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export default async function AdmissionsPage({ searchParams }: PageProps<"/admission">) {
  const actor = await requireActor("member.read");
  const t = await getTranslations("admission");
  const url = listUrl("/admission", await searchParams);
  const filters = admissionFilters.parse(Object.fromEntries(url.entries));
  const [{ rows, total, counts }, branches] = await Promise.all([
    listAdmissions(actor, filters),
    listBranchOptions(actor, "member.read"),
  ]);
  const canStart = can(actor, "member.manage");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          canStart ? (
            <ButtonLink href="/admission/new" variant="primary" icon="plus">
              {t("new")}
            </ButtonLink>
          ) : null
        }
      />
      <AdmissionFilterBar url={url} branches={branches} counts={counts} stage={filters.stage} total={total} />
      <AdmissionTable
        rows={rows}
        caption={t("caption")}
        filtered={url.entries.some(([name]) => name !== "page")}
        canStart={canStart}
        several={branches.length > 1}
      />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
