import { MAX_ROWS, refuseTable, type Table, type TableOptions, type TableRow } from "../table";
import { CsvRecords, separatorOf } from "./csv-records";
import { decodePieces, encodingOf } from "./csv-text";
import { findHeader, isBlank } from "./header";
import { withWidth } from "./width";

/** ="0123" is how other programs keep Excel from turning digits into a number. */
const plain = (text: string) => /^="([^"]*)"$/.exec(text)?.[1] ?? text;

async function* rowsOf(bytes: Uint8Array, encoding: string): AsyncGenerator<TableRow, void, undefined> {
  let records: CsvRecords | undefined;
  const read = function* (piece: string, last: boolean) {
    records ??= new CsvRecords(separatorOf(piece));
    for (const { row, cells } of records.take(piece, last)) {
      if (row === 1 && /^sep=.?$/i.test(cells[0] ?? "")) continue;
      if (isBlank(cells)) continue;
      yield { row, cells: cells.map((cell) => (cell === "" ? null : plain(cell))) };
    }
  };
  for await (const piece of decodePieces(bytes, encoding)) yield* read(piece, false);
  yield* read("", true);
}

export async function openCsv(bytes: Uint8Array, options: TableOptions): Promise<Table> {
  const encoding = encodingOf(bytes);
  const header = await findHeader(rowsOf(bytes, encoding), options);
  return {
    format: "csv",
    sheet: null,
    header,
    async *rows() {
      let count = 0;
      for await (const row of rowsOf(bytes, encoding)) {
        if (row.row <= header.row) continue;
        count += 1;
        if (count > MAX_ROWS) throw refuseTable("tooManyRows", { max: MAX_ROWS });
        yield withWidth(row, header.names.length);
      }
    },
  };
}
