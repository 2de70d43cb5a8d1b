import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { BranchRow } from "@/lib/organisation/queries/branches";
import { branchColumns, type MemberCounts } from "./branch-columns";

type Props = { url: ListUrl; rows: BranchRow[]; filtered: boolean; members: MemberCounts };

/** The list of branches: who leads whom, who is its secretary, in which departments it stands. */
export async function BranchTable({ url, rows, filtered, members }: Props) {
  const t = await getTranslations("organisation");
  const [name, ...others] = await branchColumns(members);
  const rank: Column<BranchRow> = {
    key: "key",
    header: t("branch.rank"),
    cell: (row) => <Rank row={row} t={t} />,
    sortable: true,
  };
  return (
    <DataTable
      caption={t("branch.caption")}
      columns={[...(name ? [name] : []), rank, ...others]}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: url.get("sort") ?? "", direction: url.get("dir") === "desc" ? "desc" : "asc" }}
      empty={
        <EmptyState
          kind={filtered ? "noMatch" : "nothing"}
          resetHref="/branches"
          text={filtered ? undefined : t("branch.empty")}
        />
      }
    />
  );
}

type Related = { general: boolean; rows: BranchRow[]; members: MemberCounts };

/** 以点带面: the branches that a key branch leads, or that stand below a general one; nothing where there are none. */
export async function RelatedBranches({ general, rows, members }: Related) {
  const t = await getTranslations("organisation");
  if (rows.length === 0) return null;
  const title = t(general ? "branch.childrenTerm" : "branch.leadsTerm");
  return (
    <Card title={title} className="mt-4" flush>
      <DataTable caption={title} columns={await branchColumns(members)} rows={rows} rowKey={(row) => row.id} bare />
    </Card>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"organisation">>>;

function Rank({ row, t }: { row: BranchRow; t: Words }): ReactNode {
  if (row.ledBy) return t("branch.ledBy", { name: row.ledBy.name });
  if (!row.key) return "";
  const names = row.leads.map(({ name }) => name).join(t("listComma"));
  return (
    <>
      <Tag>{t("branch.key")}</Tag> {names ? t("branch.leadsNames", { names }) : null}
    </>
  );
}
