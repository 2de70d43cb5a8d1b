import { getTranslations } from "next-intl/server";
import { Collecting } from "@/components/dues/collecting";
import { DuesFilterBar } from "@/components/dues/dues-filters";
import { DuesSummary } from "@/components/dues/dues-sums";
import { BranchDuesTable, DuesTable } from "@/components/dues/dues-table";
import { ImportLink } from "@/components/imports/import-link";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/core/auth";
import { thisMonth, today } from "@/lib/core/period";
import { canCollectDues } from "@/lib/dues/policy";
import { listArrears, listBranchDues, listDues, listDuesBranches } from "@/lib/dues/queries";
import { duesFilters, lastPayableMonth } from "@/lib/dues/schema";

const PAGE_SIZE = 50;

export default async function DuesPage({ searchParams }: PageProps<"/dues">) {
  const actor = await requireActor("dues.collect");
  const t = await getTranslations("dues");
  const url = listUrl("/dues", { month: thisMonth(), ...(await searchParams) });
  const { branch, month = thisMonth(), state, page } = duesFilters.parse(Object.fromEntries(url.entries));
  const branches = await listDuesBranches(actor);
  const branchId = branch ?? (branches.length === 1 ? branches[0]?.id : undefined);
  const [{ rows, sums }, arrears, byBranch] = await Promise.all([
    listDues(actor, { branchId, month }),
    branchId ? listArrears(actor, { branchId, month }) : [],
    branchId || state ? null : listBranchDues(actor, month),
  ]);
  const shown = state ? rows.filter((row) => row.state === state) : rows;
  const visible = shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={<ImportLink actor={actor} kind="dues" />} />
      <DuesFilterBar url={url} branches={branches} latest={lastPayableMonth()} total={shown.length} />
      <div className="grid gap-4">
        <DuesSummary month={month} sums={sums} />
        {branchId ? <Collecting url={url} rows={rows} arrears={arrears} today={today()} /> : null}
        {byBranch ? (
          <BranchDuesTable url={url} rows={byBranch} />
        ) : (
          <>
            <DuesTable
              rows={visible}
              filtered={state !== undefined}
              showBranch={!branchId}
              opens={({ presentBranchId }) => canCollectDues(actor, presentBranchId)}
            />
            <Pagination url={url} page={page} total={shown.length} />
          </>
        )}
      </div>
    </>
  );
}
