import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { BranchRow } from "@/lib/organisation/queries/branches";

type Props = { url: ListUrl; rows: BranchRow[]; filtered: boolean; members: ReadonlyMap<string, number> };

/** The list of branches: who leads whom, who is its secretary, in which departments it stands. */
export async function BranchTable({ url, rows, filtered, members }: Props) {
  const t = await getTranslations("organisation");
  const columns: Column<BranchRow>[] = [
    {
      key: "name",
      header: t("branch.name"),
      cell: (row) => <a href={`/branches/${row.id}`}>{row.name}</a>,
      phone: "title",
      sortable: true,
    },
    {
      key: "key",
      header: t("branch.rank"),
      cell: (row) => rankOf(row, t("branch.key"), (name) => t("branch.ledBy", { name })),
      sortable: true,
    },
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
      sort={{ url, key: "key", direction: "desc" }}
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

function rankOf(row: BranchRow, key: string, ledBy: (name: string) => string) {
  if (row.key) return <Tag>{key}</Tag>;
  return row.ledBy ? ledBy(row.ledBy.name) : "";
}
