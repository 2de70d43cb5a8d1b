import "server-only";
import { randomFillSync } from "node:crypto";

const BYTES = 16;
const pool = Buffer.alloc(BYTES * 500);
let used = pool.length;
let last = 0;
let within = 0;

/**
 * A UUID of version 7: milliseconds, a counter within them, then chance. Made in order, many new rows lie side by side
 * in an index instead of all over it.
 */
export function sortableId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + BYTES);
  used += BYTES;
  within += 1;
  const now = Date.now();
  if (now > last || within > 0xfff) {
    last = Math.max(now, last + 1);
    within = 0;
  }
  bytes.writeUIntBE(last, 0, 6);
  bytes.writeUInt16BE(0x7000 | within, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
