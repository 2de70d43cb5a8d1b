import { getTranslations } from "next-intl/server";
import { ImportLink } from "@/components/imports/import-link";
import { MemberFilterBar } from "@/components/members/member-filters";
import { MemberTable } from "@/components/members/member-table";
import { StageCounts } from "@/components/members/stage-counts";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { listGroupOptions, summarizeMembers } from "@/lib/members/queries";
import { listMembers } from "@/lib/members/queries/member-list";
import { memberFilters } from "@/lib/members/schema";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

const NOT_FILTERS = ["page", "sort", "dir"];

export default async function MembersPage({ searchParams }: PageProps<"/members">) {
  const actor = await requireActor("member.read");
  const t = await getTranslations("members");
  const url = listUrl("/members", await searchParams);
  const filters = memberFilters.parse(Object.fromEntries(url.entries));
  const branches = await listBranchOptions(actor, "member.read");
  const branchId = filters.branch ?? (branches.length === 1 ? branches[0]?.id : undefined);
  const [{ rows, total }, counts, groups] = await Promise.all([
    listMembers(actor, filters),
    summarizeMembers(actor, { branchId }),
    branchId ? listGroupOptions(actor, branchId) : [],
  ]);
  const filtered = url.entries.some(([name]) => !NOT_FILTERS.includes(name));
  const add = can(actor, "member.manage") ? (
    <ButtonLink href="/members/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <ImportLink actor={actor} kind="members" />
            {add}
          </>
        }
      />
      <StageCounts url={url} counts={counts} current={filters.stage} />
      <MemberFilterBar url={url} branches={branches} groups={groups} total={total} />
      <MemberTable url={url} rows={rows} filtered={filtered} add={add} />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
