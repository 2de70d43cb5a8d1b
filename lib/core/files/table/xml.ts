import { refuseTable } from "../table";

const [LT, GT, SLASH, COLON, SPACE, EQUALS, DOUBLE, SINGLE, BANG, QUESTION] = [60, 62, 47, 58, 32, 61, 34, 39, 33, 63];
/** A tag or a text that is still open after so many bytes is no table's. */
const LONGEST = 1024 * 1024;

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (!name.startsWith("#")) return NAMED[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** Text of XML as it is meant; entities of its own that a file declares are left as they stand. */
export function plainText(text: string): string {
  return text.includes("&") ? text.replace(/&(#?\w{1,10});/g, entity) : text;
}

/** Excel writes control characters as _x000D_, and an underscore that would look so as _x005F_. */
export function unescapeExcel(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Length and three letters of a local name as one small number: a tag is told apart without making a string of it. */
export function nameCode(name: string): number {
  return codeOf(Buffer.from(name), 0, name.length);
}

function codeOf(data: Buffer, from: number, to: number): number {
  let code = to - from;
  for (let at = from; at < to && at < from + 3; at += 1) code = code * 128 + (data[at] ?? 0);
  return code;
}

const SPECIAL = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
  ["<?", "?>"],
] as const;

const isSpace = (byte: number | undefined) => byte === SPACE || byte === 10 || byte === 13 || byte === 9;

/**
 * Reads XML as bytes, piece by piece, without building anything; who wants something of it overrides `open`, `text`
 * and `close`. Prefixes of names are dropped. No entity is ever expanded beyond the five that XML knows.
 */
export abstract class XmlScanner {
  private rest: Buffer = Buffer.alloc(0);
  private depth = 0;

  protected abstract open(code: number, data: Buffer, from: number, to: number): void;
  protected abstract close(code: number): void;
  protected abstract text(data: Buffer, from: number, to: number): void;

  feed(piece: Buffer): void {
    const data = this.rest.length > 0 ? Buffer.concat([this.rest, piece]) : piece;
    let at = 0;
    while (at < data.length) {
      const next = data[at] === LT ? this.markup(data, at) : this.characters(data, at);
      if (next < 0) break;
      at = next;
    }
    this.rest = Buffer.from(data.subarray(at));
    if (this.rest.length > LONGEST) throw refuseTable("damaged");
  }

  /** Throws where the text broke off, or something stands open. */
  end(): void {
    if (this.depth !== 0 || this.rest.toString("latin1").trim() !== "") throw refuseTable("damaged");
  }

  private characters(data: Buffer, from: number): number {
    let end = from;
    while (end < data.length && data[end] !== LT) end += 1;
    if (end === data.length) return -1;
    this.text(data, from, end);
    return end;
  }

  private markup(data: Buffer, from: number): number {
    const mark = data[from + 1];
    if (mark === BANG || mark === QUESTION) return this.special(data, from);
    const end = endOfTag(data, from + 1);
    if (end < 0) return -1;
    if (mark === SLASH) this.closing(data, from + 2, end);
    else this.element(data, from + 1, end);
    return end + 1;
  }

  private closing(data: Buffer, from: number, end: number): void {
    const name = nameEnd(data, from, end);
    this.depth -= 1;
    this.close(codeOf(data, afterPrefix(data, from, name), name));
  }

  private element(data: Buffer, from: number, end: number): void {
    const alone = data[end - 1] === SLASH;
    const last = alone ? end - 1 : end;
    const name = nameEnd(data, from, last);
    const code = codeOf(data, afterPrefix(data, from, name), name);
    this.open(code, data, name, last);
    if (alone) this.close(code);
    else this.depth += 1;
  }

  /** Comments, instructions, declarations, and text that is not to be read as markup. */
  private special(data: Buffer, from: number): number {
    const head = data.toString("latin1", from, from + 9);
    if (head.length < 9) return -1;
    // Office never declares a document type: only who wants to make a reader expand or fetch something does.
    if (head === "<!DOCTYPE") throw refuseTable("damaged");
    const [begin, stop] = SPECIAL.find(([beginning]) => head.startsWith(beginning)) ?? ["<", ">"];
    const end = data.indexOf(stop, from + begin.length);
    if (end < 0) return -1;
    if (stop === "]]>") this.text(data, from + 9, end);
    return end + stop.length;
  }

  /** Calls `attribute` with each: the code of its name and where its value stands. */
  protected attributes(data: Buffer, from: number, to: number): void {
    let at = from;
    while (at < to) {
      const name = skipSpace(data, at, to);
      const equals = indexIn(data, EQUALS, name, to);
      const value = skipSpace(data, equals + 1, to) + 1;
      const end = indexIn(data, data[value - 1] ?? DOUBLE, value, to);
      if (end < to) this.attribute(codeOf(data, name, nameEnd(data, name, equals)), data, value, end);
      at = end + 1;
    }
  }

  protected attribute(_code: number, _data: Buffer, _from: number, _to: number): void {}
}

function skipSpace(data: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(data[at])) at += 1;
  return at;
}

function indexIn(data: Buffer, byte: number, from: number, to: number): number {
  let at = from;
  while (at < to && data[at] !== byte) at += 1;
  return at;
}

function quoteAfter(quote: number, byte: number): number {
  if (quote !== 0) return byte === quote ? 0 : quote;
  return byte === DOUBLE || byte === SINGLE ? byte : 0;
}

function endOfTag(data: Buffer, from: number): number {
  let quote = 0;
  for (let at = from; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    if (byte === GT && quote === 0) return at;
    quote = quoteAfter(quote, byte);
  }
  return -1;
}

function nameEnd(data: Buffer, from: number, to: number): number {
  let end = from;
  while (end < to && !isSpace(data[end])) end += 1;
  return end;
}

function afterPrefix(data: Buffer, from: number, to: number): number {
  for (let at = from; at < to && !isSpace(data[at]); at += 1) if (data[at] === COLON) return at + 1;
  return from;
}
