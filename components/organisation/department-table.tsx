import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { DepartmentRow } from "@/lib/organisation/queries/departments";

type Props = { url: ListUrl; rows: DepartmentRow[]; filtered: boolean; editable: boolean };

/** Departments with the branches that stand in them. */
export async function DepartmentTable({ url, rows, filtered, editable }: Props) {
  const t = await getTranslations("organisation");
  const columns: Column<DepartmentRow>[] = [
    {
      key: "name",
      header: t("department.name"),
      cell: (row) => (editable ? <a href={`/departments/${row.id}/edit`}>{row.name}</a> : row.name),
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
    {
      key: "headcount",
      header: t("department.headcount"),
      cell: (row) => row.headcount ?? t("unknown"),
      align: "end",
      sortable: true,
    },
    {
      key: "beds",
      header: t("department.beds"),
      cell: (row) => row.beds ?? t("unknown"),
      align: "end",
      sortable: true,
    },
  ];
  return (
    <DataTable
      caption={t("department.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: "kind", direction: "asc" }}
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
