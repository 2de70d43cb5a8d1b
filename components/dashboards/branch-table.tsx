import { type Column, DataTable } from "@/components/ui/data-table";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import { type OpenItem, openItems } from "./branches-chart";
import type { Words } from "./chart-words";

type Row = OpenItem & { id: number };

function columnsOf({ t }: Words): Column<Row>[] {
  return [
    {
      key: "branch",
      header: t("column.branch"),
      cell: (row) => <a href={row.branchHref}>{row.branch}</a>,
      phone: "title",
    },
    { key: "matter", header: t("column.matter"), cell: (row) => <a href={row.href}>{row.matter}</a>, phone: "side" },
    { key: "period", header: t("column.period"), cell: (row) => row.period },
    { key: "state", header: t("column.state"), cell: (row) => row.state },
    { key: "basis", header: t("column.basis"), cell: (row) => row.basis },
  ];
}

/** One line for each open matter, with the rule that asks for it and a way to its source. */
export function BranchTable({ data, words }: { data: Dashboard; words: Words }) {
  const rows = openItems(data, words).map((item, id) => ({ ...item, id }));
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={words.t("branches.title")}
      columns={columnsOf(words)}
      rows={rows}
      rowKey={(row) => String(row.id)}
      bare
    />
  );
}
