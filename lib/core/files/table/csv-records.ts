import { LAST_ROW, MAX_CELL, refuseTable } from "../table";

const SEPARATORS = [",", ";", "\t"];
/** A record that is still open after this much text never ends. */
const LONGEST_RECORD = MAX_CELL * 100;

export type CsvRecord = { row: number; cells: string[] };

/** The separator that the first lines hold most often outside quotes; Excel's own "sep=;" decides where it stands. */
export function separatorOf(text: string): string {
  const [, said] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  if (said) return said;
  const sample = text.slice(0, 10_000).replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => sample.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Puts records together out of pieces of text; a record is one row of Excel, whatever lines it runs over. */
export class CsvRecords {
  private row = 0;
  private rest = "";
  /** One cell, in quotes or not, and what ends it. */
  private readonly cell: RegExp;

  constructor(separator: string) {
    const mark = separator.replace(/[\\^$.*+?()[\]{}|-]/g, "\\$&");
    const plain = `[^${mark}\r\n]*`;
    this.cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"(${plain})|((?!")${plain}))(${mark}|\r\n|\r|\n|$)`, "y");
  }

  /** The records that are complete with this piece; with `last`, all that is left. */
  *take(piece: string, last: boolean): Generator<CsvRecord, void, undefined> {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const found = this.recordAt(text, at, last);
      if (!found) break;
      at = found.end;
      this.row += 1;
      if (this.row > LAST_ROW) throw refuseTable("tooManyRows", { max: LAST_ROW });
      yield { row: this.row, cells: found.cells };
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_RECORD || (last && this.rest)) throw refuseTable("openQuote", { row: this.row + 1 });
  }

  private recordAt(text: string, from: number, last: boolean): { cells: string[]; end: number } | null {
    const cells: string[] = [];
    this.cell.lastIndex = from;
    for (;;) {
      const [whole, quoted, tail = "", plain = "", mark = ""] = this.cell.exec(text) ?? [];
      // What ends with the piece may go on in the next one; so may a line's end.
      if (whole === undefined || (!last && this.cell.lastIndex >= text.length)) return null;
      cells.push(this.fitting(quoted === undefined ? plain : quoted.replaceAll('""', '"') + tail));
      if (/^[\r\n]*$/.test(mark)) return { cells, end: this.cell.lastIndex };
    }
  }

  private fitting(value: string): string {
    if (value.length > MAX_CELL) throw refuseTable("longCell", { row: this.row + 1, max: MAX_CELL });
    return value;
  }
}
