import { getTranslations } from "next-intl/server";
import { ExceptionList } from "@/components/checks/exception-list";
import { FindingFilterBar } from "@/components/checks/finding-filters";
import { FindingTable } from "@/components/checks/finding-table";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { canExcept } from "@/lib/checks/policy";
import { listExceptions, summarizeFindings } from "@/lib/checks/queries";
import { findingFilters } from "@/lib/checks/schema";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export default async function ChecksPage({ searchParams }: PageProps<"/checks">) {
  const actor = await requireActor("organisation.read");
  const t = await getTranslations("checks");
  const url = listUrl("/checks", await searchParams);
  const filters = findingFilters.parse(Object.fromEntries(url.entries));
  const [found, exceptions, branches] = await Promise.all([
    summarizeFindings(actor, filters),
    listExceptions(actor),
    listBranchOptions(actor, "organisation.read"),
  ]);
  const mayExcept = canExcept(actor);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <FindingFilterBar url={url} branches={branches} total={found.rows.length} />
      <p className="mb-3">{t("sound", { branches: found.branches, sound: found.sound })}</p>
      <FindingTable rows={found.rows} filtered={Object.values(filters).some(Boolean)} canExcept={mayExcept} />
      <ExceptionList rows={exceptions} canExcept={mayExcept} />
    </>
  );
}
