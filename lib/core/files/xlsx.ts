import "server-only";
import { writeXlsx } from "hucre/xlsx";

export type SheetColumn = { header: string; width?: number; numFmt?: string };
export type SheetCell = string | number | null;

/** Above the table: what it is, which filters, how many, as of when. */
export type SheetInput = {
  name: string;
  about: [label: string, value: string][];
  columns: SheetColumn[];
  rows: SheetCell[][];
};

/** A leading = + - @ would be read as a formula by a spreadsheet; a quote in front keeps it text. */
function harmless(cell: SheetCell): SheetCell {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** One worksheet as .xlsx bytes: a block that says what it is, then the table with typed cells. */
export async function writeSheet({ name, about, columns, rows }: SheetInput): Promise<Uint8Array> {
  const head = about.map(([label, value]) => [label, harmless(value)]);
  const table = [columns.map((column) => column.header), ...rows.map((row) => row.map(harmless))];
  return writeXlsx({
    sheets: [
      {
        name: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
        columns: columns.map(({ width, numFmt }) => ({ width: width ?? 16, ...(numFmt ? { numFmt } : {}) })),
        rows: [...head, ...(head.length > 0 ? [[]] : []), ...table],
      },
    ],
  });
}
