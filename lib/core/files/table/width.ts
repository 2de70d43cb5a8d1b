import { MAX_COLUMNS, refuseTable, type TableRow } from "../table";

/** Fills a row up to the header's width and takes away the empty cells past it; throws where it is far too wide. */
export function withWidth({ row, cells }: TableRow, width: number): TableRow {
  let end = cells.length;
  while (end > width && (cells[end - 1] === null || cells[end - 1] === "")) end -= 1;
  if (end > MAX_COLUMNS) throw refuseTable("tooManyColumns", { row, max: MAX_COLUMNS });
  const fitting = cells.slice(0, end);
  while (fitting.length < width) fitting.push(null);
  return { row, cells: fitting };
}
