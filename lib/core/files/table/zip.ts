import { crc32, createInflateRaw } from "node:zlib";
import { refuseTable } from "../table";

export type ZipEntry = { name: string; method: number; packed: number; size: number; crc: number; offset: number };

const MB = 1024 * 1024;
const MAX_ENTRIES = 5_000;
const MAX_PART = 400 * MB;
const MAX_ALL = 1024 * MB;
/** Tables pack to a tenth; a large part that packs to so little holds nothing but repetition. */
const BOMB = { size: 20 * MB, ratio: 200 };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const UNKNOWN = 0xffffffff;

const damaged = () => refuseTable("damaged");

function endOf(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  // The directory stands at the end, so it is what a broken transfer loses first.
  throw refuseTable("truncated");
}

/** Sizes that do not fit their fields stand in an extra field, in this order, only those that do not fit. */
function withLongSizes(entry: ZipEntry, extra: Buffer): ZipEntry {
  const long = { ...entry };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    for (const key of ["size", "packed", "offset"] as const) {
      if (long[key] !== UNKNOWN) continue;
      long[key] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
  return long;
}

function entryAt(file: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (file.readUInt32LE(at) !== ENTRY) throw damaged();
  if (file.readUInt16LE(at + 8) & 1) throw refuseTable("password");
  const nameEnd = at + 46 + file.readUInt16LE(at + 28);
  const extraEnd = nameEnd + file.readUInt16LE(at + 30);
  const short = {
    name: file.toString("utf8", at + 46, nameEnd),
    method: file.readUInt16LE(at + 10),
    crc: file.readUInt32LE(at + 16),
    packed: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    offset: file.readUInt32LE(at + 42),
  };
  const entry = withLongSizes(short, file.subarray(nameEnd, extraEnd));
  return { entry, next: extraEnd + file.readUInt16LE(at + 32) };
}

function checkSizes(entries: Iterable<ZipEntry>): void {
  let all = 0;
  for (const { size, packed } of entries) {
    all += size;
    const bomb = size > BOMB.size && size > packed * BOMB.ratio;
    if (bomb || size > MAX_PART || all > MAX_ALL) throw refuseTable("bomb");
  }
}

/** One file in a zip archive as a whole; every read throws INVALID where the archive is broken or a bomb. */
export class Zip {
  readonly entries = new Map<string, ZipEntry>();
  private readonly file: Buffer;

  constructor(bytes: Uint8Array) {
    this.file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.readDirectory();
    } catch (error) {
      // A number that points past the end of the file.
      throw error instanceof RangeError ? damaged() : error;
    }
    checkSizes(this.entries.values());
  }

  private readDirectory(): void {
    const end = endOf(this.file);
    const count = this.file.readUInt16LE(end + 10);
    if (count > MAX_ENTRIES) throw refuseTable("bomb");
    let at = this.file.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      const { entry, next } = entryAt(this.file, at);
      this.entries.set(entry.name, entry);
      at = next;
    }
  }

  private packedBytes({ offset, packed }: ZipEntry): Buffer {
    if (offset + 30 > this.file.length || this.file.readUInt32LE(offset) !== LOCAL) throw damaged();
    const start = offset + 30 + this.file.readUInt16LE(offset + 26) + this.file.readUInt16LE(offset + 28);
    if (start + packed > this.file.length) throw damaged();
    return this.file.subarray(start, start + packed);
  }

  /** The unpacked part piece by piece, as fast as it is consumed; inflating runs beside this thread. */
  async *read(name: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.entries.get(name);
    if (!entry || (entry.method !== 8 && entry.method !== 0)) throw damaged();
    const packed = this.packedBytes(entry);
    let size = 0;
    let crc = 0;
    for await (const piece of entry.method === 0 ? [packed] : inflated(packed)) {
      size += piece.length;
      if (size > entry.size) throw damaged();
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged();
  }

  /** A small part as text. */
  async text(name: string, most = 16 * MB): Promise<string> {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of this.read(name)) {
      size += piece.length;
      if (size > most) throw refuseTable("bomb");
      pieces.push(piece);
    }
    return Buffer.concat(pieces)
      .toString("utf8")
      .replace(/^\ufeff/, "");
  }
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer, void, undefined> {
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  inflate.end(packed);
  try {
    yield* inflate;
  } catch {
    throw damaged();
  }
}
