import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import type { Column } from "@/components/ui/data-table";
import type { BranchRow } from "@/lib/organisation/queries/branches";
import { TreeName } from "./tree-name";

export type MemberCounts = ReadonlyMap<string, number> | null;

/** What every table of branches shows: name, secretary, departments, and members for who may know them. */
export async function branchColumns(members: MemberCounts): Promise<Column<BranchRow>[]> {
  const t = await getTranslations("organisation");
  const count: Column<BranchRow>[] = members
    ? [
        {
          key: "members",
          header: t("branch.members"),
          cell: (row) => t("branch.memberTotal", { count: members.get(row.id) ?? 0 }),
          align: "end",
        },
      ]
    : [];
  return [
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
    ...count,
  ];
}
