import "server-only";
import type { Table, TableOptions } from "./table";
import { kindOfTable } from "./table/container";
import { openCsv } from "./table/csv";
import { openXlsx } from "./table/xlsx";

/**
 * Opens an .xlsx or .csv file (UTF-8, UTF-16 or GB18030; comma, semicolon or tab) and reads up to its header.
 * Throws INVALID with a key `imports.file.…` for what is no such file or cannot be taken in as a whole.
 */
export async function readTable(bytes: Uint8Array, options: TableOptions = {}): Promise<Table> {
  return kindOfTable(bytes) === "csv" ? openCsv(bytes, options) : openXlsx(bytes, options);
}
