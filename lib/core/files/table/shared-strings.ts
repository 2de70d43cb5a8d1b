import { MAX_CELL, refuseTable } from "../table";
import { nameCode, plainText, unescapeExcel, XmlScanner } from "./xml";

const SLAB = 256 * 1024;
const PER_INDEX = 64 * 1024;
/** What a file repeats, such as the branch, it mostly names early. */
const REMEMBERED = 8_192;

const [SI, T, R_PH] = [nameCode("si"), nameCode("t"), nameCode("rPh")];

/**
 * The texts of a workbook, as UTF-8 in large slabs: 100,000 members have half a million of them, and as strings they
 * would take many times the room.
 */
export class SharedStrings extends XmlScanner {
  count = 0;
  private readonly slabs: Buffer[] = [];
  private used = SLAB;
  private readonly starts: Uint32Array[] = [];
  private readonly ends: Uint32Array[] = [];
  private readonly remembered: (string | undefined)[] = [];
  private inText = false;
  private inReading = false;
  private parts: string[] = [];
  private raw: Buffer | null = null;

  at(index: number): string {
    if (!(index >= 0 && index < this.count)) throw refuseTable("damaged");
    if (index >= REMEMBERED) return this.decode(index);
    this.remembered[index] ??= this.decode(index);
    return this.remembered[index] ?? "";
  }

  private decode(index: number): string {
    const [page, line] = [Math.floor(index / PER_INDEX), index % PER_INDEX];
    const start = this.starts[page]?.[line] ?? 0;
    const slab = this.slabs[Math.floor(start / SLAB)];
    return slab?.toString("utf8", start % SLAB, (start % SLAB) + (this.ends[page]?.[line] ?? 0)) ?? "";
  }

  protected open(code: number): void {
    if (code === T) this.inText = !this.inReading;
    else if (code === R_PH) this.inReading = true;
  }

  protected close(code: number): void {
    if (code === T) this.inText = false;
    else if (code === R_PH) this.inReading = false;
    else if (code === SI) this.keep();
  }

  protected text(data: Buffer, from: number, to: number): void {
    if (!this.inText) return;
    if (this.raw) this.parts.push(this.raw.toString("utf8"));
    this.raw = data.subarray(from, to);
  }

  /** Most texts are one piece without anything to decode: their bytes go straight into the slab. */
  private keep(): void {
    const plain = this.parts.length === 0 && this.raw && !this.raw.includes("&") && !this.raw.includes("_x");
    const bytes = plain && this.raw ? this.raw : this.decoded();
    if (bytes.length > MAX_CELL * 4) throw refuseTable("damaged");
    this.store(bytes);
    this.parts = [];
    this.raw = null;
  }

  private decoded(): Buffer {
    if (this.raw) this.parts.push(this.raw.toString("utf8"));
    return Buffer.from(unescapeExcel(plainText(this.parts.join(""))));
  }

  private store(bytes: Buffer): void {
    if (this.used + bytes.length > SLAB) {
      this.slabs.push(Buffer.allocUnsafeSlow(SLAB));
      this.used = 0;
    }
    const line = this.count % PER_INDEX;
    if (line === 0) {
      this.starts.push(new Uint32Array(PER_INDEX));
      this.ends.push(new Uint32Array(PER_INDEX));
    }
    const start = (this.slabs.length - 1) * SLAB + this.used;
    bytes.copy(this.slabs[this.slabs.length - 1] as Buffer, this.used);
    (this.starts[this.starts.length - 1] as Uint32Array)[line] = start;
    (this.ends[this.ends.length - 1] as Uint32Array)[line] = bytes.length;
    this.used += bytes.length;
    this.count += 1;
  }
}
