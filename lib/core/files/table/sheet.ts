import { addDays, type Day } from "@/lib/core/period";
import { LAST_ROW, MAX_CELL, refuseTable, type TableCell, type TableRow } from "../table";
import { isBlank } from "./header";
import type { SharedStrings } from "./shared-strings";
import type { Workbook } from "./workbook";
import { nameCode, plainText, unescapeExcel, XmlScanner } from "./xml";

const [ROW, C, V, F, T, R_PH] = ["row", "c", "v", "f", "t", "rPh"].map(nameCode);
const [A_R, A_S, A_T] = ["r", "s", "t"].map(nameCode);
const [LAST_COLUMN, LAST_SERIAL] = [16_384, 2_958_465];

/** Day of an Excel serial number; Excel counts a 29 February 1900 that never was. Null before 1900 and after 9999. */
export function serialDay(serial: number, from1904: boolean): Day | null {
  const whole = Math.floor(serial) + (from1904 ? 1_462 : 0);
  if (!(whole >= 1 && whole <= LAST_SERIAL) || whole === 60) return null;
  return addDays("1899-12-30", whole < 60 ? whole + 1 : whole);
}

/** Reads the rows of a worksheet's XML; `take` hands out those that are complete. */
export class SheetScanner extends XmlScanner {
  private ready: TableRow[] = [];
  private row = 0;
  private cells: TableCell[] = [];
  private column = 0;
  private style = 0;
  private type = "";
  private value = "";
  private formula: string | null = null;
  private collects: "value" | "formula" | null = null;
  private inReading = false;
  private inCell = false;
  private readonly days = new Map<number, Day | null>();

  constructor(
    private readonly book: Workbook,
    private readonly strings: SharedStrings,
  ) {
    super();
  }

  take(): TableRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  protected open(code: number, data: Buffer, from: number, to: number): void {
    if (code === C) this.openCell(data, from, to);
    else if (code === V) this.collects = "value";
    else if (code === ROW) this.openRow(data, from, to);
    else if (code === F) this.openFormula();
    else if (code === T && this.inCell && !this.inReading) this.collects = "value";
    else if (code === R_PH) this.inReading = true;
  }

  protected close(code: number): void {
    if (code === C) this.closeCell();
    else if (code === V || code === F || code === T) this.collects = null;
    else if (code === ROW) this.closeRow();
    else if (code === R_PH) this.inReading = false;
  }

  protected text(data: Buffer, from: number, to: number): void {
    if (!this.collects) return;
    const text = data.toString("utf8", from, to);
    if (this.collects === "value") this.value += text;
    else this.formula += text;
    if (this.value.length > MAX_CELL * 6) throw refuseTable("damaged");
  }

  protected override attribute(code: number, data: Buffer, from: number, to: number): void {
    if (!this.inCell) {
      if (code === A_R) this.row = Number(data.toString("latin1", from, to)) - 1;
    } else if (code === A_R) this.column = columnAt(data, from, to);
    else if (code === A_S) this.style = Number(data.toString("latin1", from, to));
    else if (code === A_T) this.type = data.toString("latin1", from, to);
  }

  private openRow(data: Buffer, from: number, to: number): void {
    const before = this.row;
    this.attributes(data, from, to);
    this.row += 1;
    // Two rows of one number, or rows that run backwards: no program writes that.
    if (!(this.row > before)) throw refuseTable("damaged");
    if (this.row > LAST_ROW) throw refuseTable("tooManyRows", { max: LAST_ROW });
    this.cells = [];
    this.column = 0;
  }

  private closeRow(): void {
    if (!isBlank(this.cells)) this.ready.push({ row: this.row, cells: this.cells });
  }

  private openCell(data: Buffer, from: number, to: number): void {
    this.column += 1;
    this.style = 0;
    this.type = "n";
    this.value = "";
    this.formula = null;
    this.inCell = true;
    this.attributes(data, from, to);
  }

  private openFormula(): void {
    this.formula = "";
    this.collects = "formula";
  }

  private closeCell(): void {
    this.inCell = false;
    const cell = this.cellOf();
    if (cell === null) return;
    if (!(this.column >= 1 && this.column <= LAST_COLUMN)) throw refuseTable("damaged");
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column - 1] = cell;
  }

  private cellOf(): TableCell {
    if (this.value === "")
      return this.formula === null ? null : { fault: "formula", text: `=${plainText(this.formula)}` };
    switch (this.type) {
      case "s":
        return this.strings.at(Number(this.value)) || null;
      case "b":
        return this.value === "1" || this.value === "true";
      case "e":
        return { fault: "error", text: this.value };
      case "n":
        return this.numberOf(Number(this.value));
      case "d":
        return /^\d{4}-\d{2}-\d{2}/.test(this.value) ? { day: this.value.slice(0, 10) } : this.value;
      default:
        return this.textOf();
    }
  }

  private textOf(): string {
    const text = unescapeExcel(plainText(this.value));
    if (text.length > MAX_CELL) throw refuseTable("longCell", { row: this.row, max: MAX_CELL });
    return text;
  }

  private numberOf(number: number): TableCell {
    if (!Number.isFinite(number)) throw refuseTable("damaged");
    if (!this.book.isDate(this.style)) return number;
    let day = this.days.get(number);
    if (day === undefined) {
      day = serialDay(number, this.book.from1904);
      if (this.days.size < 10_000) this.days.set(number, day);
    }
    return day === null ? number : { day };
  }
}

/** "C12" → 3 */
function columnAt(data: Buffer, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at += 1) {
    const letter = (data[at] ?? 0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}
