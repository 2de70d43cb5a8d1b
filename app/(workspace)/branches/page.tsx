import { getTranslations } from "next-intl/server";
import { BranchTable } from "@/components/organisation/branch-table";
import { ButtonLink } from "@/components/ui/button";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { countBranchMembers } from "@/lib/members/queries";
import { canManageOrganisation } from "@/lib/organisation/policy";
import { listBranches } from "@/lib/organisation/queries/branches";
import { BRANCH_KINDS, branchFiltersSchema } from "@/lib/organisation/schema";

export default async function BranchesPage({ searchParams }: PageProps<"/branches">) {
  const actor = await requireActor("organisation.read");
  const t = await getTranslations("organisation");
  const url = listUrl("/branches", await searchParams);
  const filters = branchFiltersSchema.parse(Object.fromEntries(url.entries));
  const [rows, members] = await Promise.all([listBranches(actor, filters), countBranchMembers(actor)]);
  return (
    <>
      <PageHeader
        title={t("branch.title")}
        lead={`${t("branch.total", { count: rows.length })} · ${t("branch.lead")}`}
        actions={
          canManageOrganisation(actor) ? (
            <ButtonLink href="/branches/new" variant="primary" icon="plus">
              {t("newBranch")}
            </ButtonLink>
          ) : null
        }
      />
      <FilterBar
        url={url}
        search={{ name: "q", placeholder: t("branch.search") }}
        filters={[
          select("key", t("branch.rank"), { true: t("branch.keyOnly"), false: t("branch.notKey") }),
          select(
            "kind",
            t("branch.kind"),
            Object.fromEntries(BRANCH_KINDS.map((kind) => [kind, t(`branchKind.${kind}`)])),
          ),
          select("state", t("branch.state"), { dissolved: t("branch.dissolvedOnly") }),
        ]}
        actions={<ExportButton list="branches" url={url} count={rows.length} />}
      />
      <BranchTable
        url={url}
        rows={rows}
        filtered={[filters.q, filters.key, filters.kind, filters.state].some((one) => one !== undefined)}
        members={members}
      />
    </>
  );
}

function select(name: string, label: string, words: Record<string, string>) {
  return { name, label, options: Object.entries(words).map(([value, text]) => ({ value, label: text })) };
}
