import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { BranchRow } from "@/lib/organisation/queries/branches";
import { TreeName } from "./tree-name";

type Props = { url: ListUrl; rows: BranchRow[]; filtered: boolean; members: ReadonlyMap<string, number> };

/** The list of branches: who leads whom, who is its secretary, in which departments it stands. */
export async function BranchTable({ url, rows, filtered, members }: Props) {
  const t = await getTranslations("organisation");
  const columns: Column<BranchRow>[] = [
    {
      key: "name",
      header: t("branch.name"),
      cell: (row) => (
        <>
          <TreeName depth={row.depth} href={`/branches/${row.id}`} name={row.name} />{" "}
          {row.kind === "branch" ? null : <Tag>{t(`branchKind.${row.kind}`)}</Tag>}
        </>
      ),
      phone: "title",
      sortable: true,
    },
    { key: "key", header: t("branch.rank"), cell: (row) => <Rank row={row} t={t} />, sortable: true },
    {
      key: "secretary",
      header: t("branch.secretary"),
      cell: (row) => row.secretary ?? t("branch.noSecretary"),
      phone: "side",
    },
    {
      key: "departments",
      header: t("branch.departments"),
      cell: (row) => row.departments.join(t("listComma")) || t("none"),
    },
    {
      key: "members",
      header: t("branch.members"),
      cell: (row) => t("branch.memberTotal", { count: members.get(row.id) ?? 0 }),
      align: "end",
    },
  ];
  return (
    <DataTable
      caption={t("branch.caption")}
      columns={columns}
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
