import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { DepartmentRow } from "@/lib/organisation/queries/departments";
import { TreeName } from "./tree-name";

type Props = { url: ListUrl; rows: DepartmentRow[]; filtered: boolean };

/** Departments below the one above them, with their heads and the branches that stand in them. */
export async function DepartmentTable({ url, rows, filtered }: Props) {
  const t = await getTranslations("organisation");
  const figure = (key: "headcount" | "beds"): Column<DepartmentRow> => ({
    key,
    header: t(`department.${key}`),
    cell: (row) => row[key] ?? t("unknown"),
    align: "end",
    sortable: true,
    phoneLabel: true,
  });
  const columns: Column<DepartmentRow>[] = [
    {
      key: "name",
      header: t("department.name"),
      cell: (row) => <TreeName depth={row.depth} href={`/departments/${row.id}`} name={row.name} />,
      phone: "title",
      sortable: true,
    },
    {
      key: "kind",
      header: t("department.kind"),
      cell: (row) => t(`departmentKind.${row.kind}`),
      phone: "side",
      sortable: true,
    },
    { key: "head", header: t("department.head"), cell: (row) => row.head ?? t("department.noHead"), phoneLabel: true },
    {
      key: "branches",
      header: t("department.branches"),
      cell: (row) =>
        row.branches.map((branch) => (
          <a key={branch.id} href={`/branches/${branch.id}`}>
            {branch.name}{" "}
          </a>
        )),
    },
    { key: "staff", header: t("department.staffHeader"), cell: (row) => row.staff, align: "end", phone: "hidden" },
    figure("headcount"),
    figure("beds"),
  ];
  return (
    <DataTable
      caption={t("department.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: url.get("sort") ?? "", direction: url.get("dir") === "desc" ? "desc" : "asc" }}
      empty={
        <EmptyState
          kind={filtered ? "noMatch" : "nothing"}
          resetHref="/departments"
          text={filtered ? undefined : t("department.empty")}
        />
      }
    />
  );
}
