import { getTranslations } from "next-intl/server";
import { PartnerFilterBar } from "@/components/partners/partner-filters";
import { PartnerTable } from "@/components/partners/partner-table";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { canManagePartners } from "@/lib/partners/policy";
import { listPartners } from "@/lib/partners/queries";
import { partnerFilters } from "@/lib/partners/schema";

const NOT_FILTERS = ["page", "sort", "dir"];

export default async function PartnersPage({ searchParams }: PageProps<"/partners">) {
  const actor = await requireActor("partner.read");
  const t = await getTranslations("partners");
  const url = listUrl("/partners", await searchParams);
  const filters = partnerFilters.parse(Object.fromEntries(url.entries));
  const [{ rows, total }, branches] = await Promise.all([
    listPartners(actor, filters),
    listBranchOptions(actor, "partner.read"),
  ]);
  const canManage = canManagePartners(actor);
  const filtered = url.entries.some(([name]) => !NOT_FILTERS.includes(name));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          canManage ? (
            <ButtonLink href="/partners/new" variant="primary" icon="plus">
              {t("new")}
            </ButtonLink>
          ) : null
        }
      />
      <PartnerFilterBar url={url} branches={branches} total={total} />
      <PartnerTable url={url} rows={rows} filtered={filtered} canManage={canManage} />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
