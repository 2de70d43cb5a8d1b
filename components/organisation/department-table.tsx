import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { DepartmentRow } from "@/lib/organisation/queries/departments";
import { TreeName } from "./tree-name";

type Props = { url: ListUrl; rows: DepartmentRow[]; filtered: boolean; closed: boolean };
type Columns = Column<DepartmentRow>[];

/** Of departments that are no more: when they closed, and which went on in their place. */
async function closedColumns(): Promise<Columns> {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  return [
    {
      key: "closedOn",
      header: t("department.closedOn"),
      cell: (row) => (row.closedOn ? formatDay(row.closedOn, locale) : ""),
    },
    {
      key: "successors",
      header: t("department.successors"),
      cell: (row) => <Links to="departments" all={row.successors} />,
    },
  ];
}

function Links({ to, all }: { to: string; all: { id: string; name: string }[] }) {
  return all.map(({ id, name }) => (
    <a key={id} href={`/${to}/${id}`}>
      {name}{" "}
    </a>
  ));
}

/** Departments below the one above them, with their heads and the branches that stand in them. */
export async function DepartmentTable({ url, rows, filtered, closed }: Props) {
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
    ...(closed
      ? await closedColumns()
      : ([
          {
            key: "head",
            header: t("department.head"),
            cell: (row) => row.head ?? t("department.noHead"),
            phoneLabel: true,
          },
          {
            key: "branches",
            header: t("department.branches"),
            cell: (row: DepartmentRow) => <Links to="branches" all={row.branches} />,
          },
          {
            key: "staff",
            header: t("department.staffHeader"),
            cell: (row) => row.staff,
            align: "end",
            phone: "hidden",
          },
        ] satisfies Columns)),
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
