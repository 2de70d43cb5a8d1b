import { refuseTable, type Table, type TableCell, type TableOptions, type TableRow } from "../table";

/** Titles, notes and logos stand above a header, but not more than this. */
const SEARCHED = 20;

const textOf = (cell: TableCell) =>
  typeof cell === "string" || typeof cell === "number" ? String(cell).replace(/\s+/g, " ").trim() : "";

const filled = ({ cells }: TableRow) => cells.filter((cell) => textOf(cell) !== "").length;

export const isBlank = (cells: readonly TableCell[]) =>
  cells.every((cell) => cell === null || (typeof cell === "string" && cell.trim() === ""));

function score(row: TableRow, knows: (header: string) => boolean): number {
  return row.cells.filter((cell) => typeof cell === "string" && knows(textOf(cell))).length;
}

/** The row with the most known names; without a known one the first that fills two cells or more. */
export function headerAmong(rows: TableRow[], { knows = () => false }: TableOptions): TableRow | null {
  const [best] = rows
    .map((row) => ({ row, known: score(row, knows) }))
    .filter(({ known }) => known > 0)
    .toSorted((a, b) => b.known - a.known || a.row.row - b.row.row);
  if (!best) return rows.find((row) => filled(row) > 1) ?? rows[0] ?? null;
  refuseSecondHeader(best.row, rows, knows);
  return best.row;
}

/** Known names in other cells than the header's: a row that names what the header leaves open. */
function namesBeside(header: TableRow, other: TableRow | undefined, knows: (header: string) => boolean): number {
  const names = other?.cells.map((cell, column) => ({ cell, own: textOf(header.cells[column] ?? null) })) ?? [];
  return names.filter(({ cell, own }) => typeof cell === "string" && textOf(cell) !== own && knows(textOf(cell)))
    .length;
}

/** A header over two rows would leave half of its columns without a name. Among people one name may be a coincidence. */
function refuseSecondHeader(header: TableRow, rows: TableRow[], knows: (header: string) => boolean): void {
  const at = rows.indexOf(header);
  const [above, below] = [rows[at - 1], rows[at + 1]];
  if (above && namesBeside(header, above, knows) > 0) throw twoHeaders(above, header);
  if (below && namesBeside(header, below, knows) > 1) throw twoHeaders(header, below);
}

const twoHeaders = ({ row }: TableRow, next: TableRow) => refuseTable("twoHeaders", { row, next: next.row });

/** Reads up to the header; throws INVALID where the file has no row or none below the header. */
export async function findHeader(rows: AsyncIterable<TableRow>, options: TableOptions): Promise<Table["header"]> {
  const first: TableRow[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length > SEARCHED) break;
  }
  const header = headerAmong(first, options);
  if (!header) throw refuseTable("empty");
  if (!first.some(({ row }) => row > header.row)) throw refuseTable("onlyHeader", { row: header.row });
  const names = header.cells.map(textOf);
  while (names.at(-1) === "") names.pop();
  return { row: header.row, names };
}
