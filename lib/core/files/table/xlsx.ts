import { AppError } from "@/lib/core/errors";
import { MAX_ROWS, refuseTable, type Table, type TableOptions, type TableRow } from "../table";
import { findHeader } from "./header";
import { lastRowOf, mergedRanges } from "./merges";
import { SharedStrings } from "./shared-strings";
import { SheetScanner } from "./sheet";
import { withWidth } from "./width";
import { readWorkbook, type SheetPart, type Workbook } from "./workbook";
import { Zip } from "./zip";

async function readStrings(zip: Zip, { strings }: Workbook): Promise<SharedStrings> {
  const table = new SharedStrings();
  if (!strings) return table;
  for await (const piece of zip.read(strings)) table.feed(piece);
  table.end();
  return table;
}

type Opened = { zip: Zip; book: Workbook; strings: SharedStrings };

async function* rowsOf({ zip, book, strings }: Opened, part: string): AsyncGenerator<TableRow, void, undefined> {
  const scanner = new SheetScanner(book, strings);
  for await (const piece of zip.read(part)) {
    scanner.feed(piece);
    yield* scanner.take();
  }
  scanner.end();
}

type Found = { sheet: SheetPart; header: Table["header"] };

const knownIn = ({ header }: Found, { knows = () => false }: TableOptions) => header.names.filter(knows).length;

/** The one sheet with a table that the caller knows; else the first that has any. */
async function chooseSheet(opened: Opened, options: TableOptions): Promise<Found> {
  const found: Found[] = [];
  let refusal: unknown;
  for (const sheet of opened.book.sheets) {
    try {
      found.push({ sheet, header: await findHeader(rowsOf(opened, sheet.part), options) });
    } catch (error) {
      if (!(error instanceof AppError) || !/\.(empty|onlyHeader)$/.test(error.messageKey)) throw error;
      refusal ??= error;
    }
  }
  const known = found.filter((one) => knownIn(one, options) > 1);
  // Taking one and leaving the other would lose people without a word.
  if (known.length > 1) throw refuseTable("manySheets", { sheets: known.map(({ sheet }) => sheet.name).join("、") });
  const chosen = known[0] ?? found[0];
  if (!chosen) throw refusal;
  return chosen;
}

export async function openXlsx(bytes: Uint8Array, options: TableOptions): Promise<Table> {
  const zip = new Zip(bytes);
  const book = await readWorkbook(zip);
  const opened = { zip, book, strings: await readStrings(zip, book) };
  const { sheet, header } = await chooseSheet(opened, options);
  const merged = (await mergedRanges(zip, sheet.part)).filter((range) => lastRowOf(range) > header.row);
  if (merged[0]) throw refuseTable("merged", { range: merged[0], count: merged.length });
  return {
    format: "xlsx",
    sheet: sheet.name,
    header,
    async *rows() {
      let count = 0;
      for await (const row of rowsOf(opened, sheet.part)) {
        if (row.row <= header.row) continue;
        count += 1;
        if (count > MAX_ROWS) throw refuseTable("tooManyRows", { max: MAX_ROWS });
        yield withWidth(row, header.names.length);
      }
    },
  };
}
