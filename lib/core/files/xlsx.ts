import "server-only";
import { type CellValue, type ColumnDef, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { isDay, toDbDay } from "@/lib/core/period";
import { columnLetter } from "./table";

/**
 * `kind`: text stays text when somebody types into it (ID numbers, leading zeros), a day "YYYY-MM-DD" becomes an Excel
 * date, money is given in fen and shown in yuan. `choices` and `hint` help whoever fills the column in.
 */
export type SheetColumn = {
  header: string;
  width?: number;
  numFmt?: string;
  kind?: "text" | "day" | "number" | "money";
  choices?: string[];
  hint?: string;
};
export type SheetCell = string | number | null;

/** Above the table: what it is, which filters, how many, as of when. */
export type SheetInput = {
  name: string;
  about: [label: string, value: string][];
  columns: SheetColumn[];
  rows: SheetCell[][];
  /** A second sheet that says how to fill the first one in. */
  notes?: { name: string; rows: string[][] };
};

const FORMATS = { text: "@", day: "yyyy-mm-dd", number: "#,##0", money: "#,##0.00" };
/** A list inside a validation ends there; a longer one is left to the notes. */
const MAX_LIST = 255;
/** As far as a template helps: more rows than a hospital has staff. */
const FILLED_IN = 20_000;

/** A leading = + - @ would be read as a formula by a spreadsheet; a quote in front keeps it text. */
function harmless(cell: SheetCell): SheetCell {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function typed(cell: SheetCell, kind: SheetColumn["kind"]): CellValue {
  if (kind === "day" && typeof cell === "string" && isDay(cell)) return toDbDay(cell);
  return kind === "money" && typeof cell === "number" ? cell / 100 : harmless(cell);
}

const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);

function columnOf({ width = 16, numFmt, kind }: SheetColumn): ColumnDef {
  const format = numFmt ?? (kind && FORMATS[kind]);
  return { width, ...(format ? { numFmt: format } : {}) };
}

function validationOf({ header, choices, hint }: SheetColumn, column: number, from: number): DataValidation[] {
  const range = `${columnLetter(column)}${from}:${columnLetter(column)}${from + FILLED_IN}`;
  const input = hint
    ? { showInputMessage: true, inputTitle: header.slice(0, 32), inputMessage: hint.slice(0, 255) }
    : {};
  const list = choices && choices.join(",").length <= MAX_LIST && !choices.some((one) => /[,"]/.test(one));
  // Only a warning: whoever knows a word that the import knows as well may write it.
  if (list) return [{ type: "list", values: choices, range, allowBlank: true, errorStyle: "warning", ...input }];
  return hint ? [{ type: "custom", formula1: "TRUE", range, allowBlank: true, ...input }] : [];
}

function tableSheet({ name, about, columns, rows }: SheetInput): WriteSheet {
  const head = about.map(([label, value]) => [label, harmless(value)]);
  const above = head.length > 0 ? [...head, []] : [];
  const body = rows.map((row) => row.map((cell, index) => typed(cell, columns[index]?.kind)));
  const first = above.length + 2;
  return {
    name: sheetName(name),
    columns: columns.map(columnOf),
    rows: [...above, columns.map((column) => column.header), ...body],
    freezePane: { rows: first - 1 },
    dataValidations: columns.flatMap((column, index) => validationOf(column, index, first)),
  };
}

/** One worksheet as .xlsx bytes: a block that says what it is, then the table with typed cells; notes on a second. */
export async function writeSheet(input: SheetInput): Promise<Uint8Array> {
  const { notes } = input;
  const second: WriteSheet[] = notes
    ? [
        {
          name: sheetName(notes.name),
          columns: (notes.rows[0] ?? []).map((_, at) => ({ width: at ? 60 : 20 })),
          rows: notes.rows,
        },
      ]
    : [];
  return writeXlsx({ sheets: [tableSheet(input), ...second] });
}
