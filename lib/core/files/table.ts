import { AppError, type MessageParams } from "@/lib/core/errors";
import type { Day } from "@/lib/core/period";

/**
 * What a cell holds: text as it was typed, a number, an Excel date, or a fault: an error value such as #N/A, or a
 * formula whose result the file does not hold. Empty is null.
 */
export type TableCell = string | number | boolean | { day: Day } | { fault: "error" | "formula"; text: string } | null;

/**
 * `row` is the number that Excel shows; `cells` has one cell for each column of the header, and more where the row
 * holds something to the right of it.
 */
export type TableRow = { row: number; cells: TableCell[] };

export type Table = {
  format: "xlsx" | "csv";
  /** Name of the worksheet; null in a CSV file. */
  sheet: string | null;
  /** The row that names the columns; a column without a name is "". */
  header: { row: number; names: string[] };
  /**
   * The rows below the header that hold anything, in rising order. Reads as it is consumed and gives way to other
   * work while it does; may be called again. Throws INVALID with a key `imports.file.…` where the file is broken.
   */
  rows: () => AsyncGenerator<TableRow, void, undefined>;
};

export type TableOptions = {
  /** Whether a header names a column that the caller knows; finds the header below titles and in the right sheet. */
  knows?: (header: string) => boolean;
};

/** Rows that hold anything; a hospital has a tenth of that. */
export const MAX_ROWS = 200_000;
/** What Excel itself can show. */
export const LAST_ROW = 1_048_576;
export const MAX_COLUMNS = 200;
/** Characters; Excel's own limit. */
export const MAX_CELL = 32_767;

/** The letters over a column, as a spreadsheet shows them: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/** What a file cannot be taken in for: `imports.file.<problem>`. */
export function refuseTable(problem: string, params?: MessageParams): AppError {
  return new AppError("INVALID", `imports.file.${problem}`, params ? { params } : {});
}
