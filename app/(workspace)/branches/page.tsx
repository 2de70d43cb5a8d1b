import { getTranslations } from "next-intl/server";
import { ImportLink } from "@/components/imports/import-link";
import { BranchFilterBar } from "@/components/organisation/branch-filter-bar";
import { BranchTable } from "@/components/organisation/branch-table";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { countBranchMembers } from "@/lib/members/queries";
import { canManageOrganisation } from "@/lib/organisation/policy";
import { listBranches } from "@/lib/organisation/queries/branches";
import { branchFiltersSchema } from "@/lib/organisation/schema";

export default async function BranchesPage({ searchParams }: PageProps<"/branches">) {
  const actor = await requireActor("organisation.read");
  const t = await getTranslations("organisation");
  const url = listUrl("/branches", await searchParams);
  const filters = branchFiltersSchema.parse(Object.fromEntries(url.entries));
  const [rows, members] = await Promise.all([
    listBranches(actor, filters),
    can(actor, "member.read") ? countBranchMembers(actor) : null,
  ]);
  return (
    <>
      <PageHeader
        title={t("branch.title")}
        lead={`${t("branch.total", { count: rows.length })} · ${t("branch.lead")}`}
        actions={
          canManageOrganisation(actor) ? (
            <>
              <ImportLink actor={actor} kind="branches" />
              <ButtonLink href="/branches/new" variant="primary" icon="plus">
                {t("newBranch")}
              </ButtonLink>
            </>
          ) : null
        }
      />
      <BranchFilterBar url={url} total={rows.length} />
      <BranchTable
        url={url}
        rows={rows}
        filtered={[filters.q, filters.key, filters.kind, filters.state].some((one) => one !== undefined)}
        members={members}
      />
    </>
  );
}
