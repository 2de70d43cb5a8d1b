import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { ChainNotice } from "@/components/audit/chain-notice";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { findChainState, listAuditChoices } from "@/lib/audit/queries/choices";
import { listAudit } from "@/lib/audit/queries/entries";
import { auditFiltersSchema, chainParamSchema } from "@/lib/audit/schema";
import { requireActor } from "@/lib/core/auth";
import { listEveryBranch } from "@/lib/organisation/queries/branches";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const actor = await requireActor("audit.read");
  const t = await getTranslations("audit");
  const url = listUrl("/audit", await searchParams);
  const params = Object.fromEntries(url.entries);
  const filters = auditFiltersSchema.parse(params);
  const { verify } = chainParamSchema.parse(params);
  const [page, choices, branches, chain] = await Promise.all([
    listAudit(actor, { ...filters, page: url.page }),
    listAuditChoices(actor),
    listEveryBranch(actor, "organisation.read"),
    verify ? findChainState(actor) : null,
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {chain ? <ChainNotice finding={chain} /> : null}
      <AuditFilters url={url} choices={choices} branches={branches} total={page.total} />
      <AuditTable url={url} page={page} sort={filters.sort ?? "at"} ascending={filters.ascending} />
      <Pagination url={url} page={url.page} total={page.total} />
    </>
  );
}
