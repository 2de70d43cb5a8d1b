import { refuseTable } from "../table";
import type { Zip } from "./zip";

const END = Buffer.from("sheetData>");
const CLOSED = /<\/(\w+:)?sheetData>/;
const MOST = 8 * 1024 * 1024;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z0-9:]+)["']/g;

/**
 * The merged ranges of a worksheet, such as "A3:A5". They stand behind the rows, so the whole part is unpacked once,
 * which also shows that it is whole before anything is taken from it.
 */
export async function mergedRanges(zip: Zip, part: string): Promise<string[]> {
  let tail = "";
  for await (const piece of zip.read(part)) {
    tail = CLOSED.test(tail) ? tail + piece.toString("latin1") : ending(tail, piece);
    if (tail.length > MOST) throw refuseTable("damaged");
  }
  return CLOSED.test(tail) ? Array.from(tail.matchAll(MERGE), ([, range = ""]) => range) : [];
}

const CONTEXT = 64;

/** What follows the rows; of a piece full of rows only its last few bytes, because the mark may be cut in two. */
function ending(before: string, piece: Buffer): string {
  if (CLOSED.test(before + piece.toString("latin1", 0, CONTEXT))) return before + piece.toString("latin1");
  const found = piece.lastIndexOf(END);
  const kept = piece.toString("latin1", Math.max(0, (found < 0 ? piece.length : found) - CONTEXT));
  return CLOSED.test(kept) ? kept : (before + kept).slice(-CONTEXT);
}

/** The last row of a range: "A3:B5" → 5. */
export const lastRowOf = (range: string) => Number(/(\d+)$/.exec(range)?.[1] ?? 0);
