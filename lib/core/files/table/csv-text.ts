import { isAscii, isUtf8 } from "node:buffer";
import { setImmediate } from "node:timers/promises";
import { refuseTable } from "../table";

const PIECE = 64 * 1024;

/** Characters that one piece of UTF-8 and the next share stay together: the sample ends at a whole line. */
function looksLikeBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, PIECE * 4));
  const broken = text.split("\ufffd").length - 1;
  const whole = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  // GB18030 read as UTF-8 has hardly a Chinese character left.
  return whole > 4 * broken;
}

/** In which encoding a file was written; throws INVALID where it is none that Chinese offices use. */
export function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "gb18030" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (isAscii(bytes) || isUtf8(bytes)) return "utf-8";
  if (looksLikeBrokenUtf8(bytes)) throw refuseTable("encoding");
  return "gb18030";
}

/** The text of a file piece by piece; other work gets its turn between two pieces. */
export async function* decodePieces(bytes: Uint8Array, encoding: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += PIECE) {
    const last = at + PIECE >= bytes.length;
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: !last });
    } catch {
      throw refuseTable("encoding");
    }
    // What another program could not read it wrote as U+FFFD, which GB18030 shows as U+951F U+65A4 U+62F7; the names are lost.
    if (/\ufffd|\u951f\u65a4\u62f7/.test(text)) throw refuseTable("encoding");
    yield text;
    if (!last) await setImmediate();
  }
}
