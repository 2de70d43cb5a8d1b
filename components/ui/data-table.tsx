import type { ReactNode } from "react";
import { type Sort, SortLink } from "./sort-link";
import { Static } from "./static";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "end";
  /** Where the cell goes on a phone, where each row is a card of two lines; `line` has one of its own below them. */
  phone?: "title" | "side" | "meta" | "line" | "hidden";
  /** Phone only: write the column's name before the value. */
  phoneLabel?: boolean;
  sortable?: boolean;
};

type DataTableProps<Row> = {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  empty?: ReactNode;
  bare?: boolean;
};

// `display` other than table drops the roles in Safari, so they are written out.
const ROLE = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
  rowHead: { role: "rowheader", scope: "row" },
  columnHead: { role: "columnheader", scope: "col" },
} as const;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = true, columns, rows, rowKey, sort, empty, bare } = props;
  if (rows.length === 0 && empty) return empty;
  return (
    <Static className={bare ? "table-wrap table-bare" : "table-wrap"}>
      <table className="table table-cards" {...ROLE.table}>
        <caption className={captionHidden ? "sr-note" : undefined}>{caption}</caption>
        <thead {...ROLE.group}>
          <tr {...ROLE.row}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.group}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...ROLE.row}>
              {columns.map((column, index) => (
                <BodyCell key={column.key} column={column} row={row} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Static>
  );
}

function HeadCell<Row>({ column, sort }: { column: Column<Row>; sort?: Sort }) {
  const sorted = column.sortable && sort?.key === column.key ? sort.direction : undefined;
  const order = sorted === "asc" ? "ascending" : "descending";
  return (
    <th
      {...ROLE.columnHead}
      className={column.align === "end" ? "end" : undefined}
      aria-sort={sorted ? order : undefined}
    >
      {column.sortable && sort ? (
        <SortLink sort={sort} name={column.key}>
          {column.header}
        </SortLink>
      ) : (
        column.header
      )}
    </th>
  );
}

type BodyCellProps<Row> = { column: Column<Row>; row: Row; first: boolean };

function BodyCell<Row>({ column, row, first }: BodyCellProps<Row>) {
  const place = column.phone ?? (first ? "title" : "meta");
  const className = column.align === "end" ? `cell-${place} end` : `cell-${place}`;
  const label = column.phoneLabel ? column.header : undefined;
  if (first) {
    return (
      <th {...ROLE.rowHead} className={className}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td {...ROLE.cell} className={className} data-label={label}>
      {column.cell(row)}
    </td>
  );
}
