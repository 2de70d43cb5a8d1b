import { widthOf } from "./text";

/** Characters that Chinese typesetting lets no line begin or end with; as Word has them for simplified Chinese. */
const NO_START = new Set(
  "!%),.:;?]}\u00a2\u00b0\u00b7\u02c7\u02c9\u2015\u2016\u2019\u201d\u2026\u2030\u2032\u2033\u203a\u2103\u2236\u3001\u3002\u3003\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u301e\ufe5a\ufe5c\ufe5e\uff01\uff02\uff05\uff07\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff40\uff5c\uff5d\uff5e\uffe0",
);
const NO_END = new Set(
  "$([{\u00a3\u00a5\u00b7\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u301d\ufe59\ufe5b\ufe5d\uff04\uff08\uff0e\uff3b\uff5b\uffe1\uffe5",
);
/** Marks that may hang over the end of a line where they would have to begin the next one. */
const HANGING = new Set("\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f");
const EAST_ASIAN =
  /[\u2e80-\u2fff\u3000-\u30ff\u31c0-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\p{Script=Han}]/u;
const LETTER = /[\p{Script=Han}]/u;
const LATIN = /[\p{Script=Latin}\p{Nd}]/u;
const EXTENDS = /\p{M}|\u200d|[\ufe00-\ufe0f]/u;
const DASHES = new Set("-\u2010\u2013\u2014");
/** Between Chinese and Latin stands a quarter of a character. */
const BETWEEN = 0.25;

/** Type in twips: the width of a Chinese character, what is added to each, and whether marks may hang over the edge. */
export type TypeMeasure = { em: number; closer: number; hanging: boolean };

/** What a character is, a bit each; asked of its patterns once and then looked up, for a book has a million of them. */
const IS = {
  known: 1,
  wide: 2,
  noStart: 4,
  noEnd: 8,
  hanging: 16,
  eastAsian: 32,
  letter: 64,
  latin: 128,
  extends: 256,
  dash: 512,
  space: 1024,
  joiner: 2048,
} as const;
const MOST_UNITS = 0x10000;
const known = new Uint16Array(MOST_UNITS);

function classify(sign: string): number {
  const traits: [number, boolean][] = [
    [IS.known, true],
    [IS.wide, widthOf(sign) === 1],
    [IS.noStart, NO_START.has(sign)],
    [IS.noEnd, NO_END.has(sign)],
    [IS.hanging, HANGING.has(sign)],
    [IS.eastAsian, EAST_ASIAN.test(sign)],
    [IS.letter, LETTER.test(sign)],
    [IS.latin, LATIN.test(sign)],
    [IS.extends, EXTENDS.test(sign)],
    [IS.dash, DASHES.has(sign)],
    [IS.space, sign === " "],
    [IS.joiner, sign === "\u200d"],
  ];
  return traits.reduce((bits, [bit, holds]) => (holds ? bits | bit : bits), 0);
}

function traitsOf(code: number): number {
  const found = code < MOST_UNITS ? (known[code] ?? 0) : 0;
  if (found > 0) return found;
  const traits = classify(String.fromCodePoint(code));
  if (code < MOST_UNITS) known[code] = traits;
  return traits;
}

const meets = (one: number, other: number) => (one & IS.letter) > 0 && (other & IS.latin) > 0;

function mayBreak(before: number, after: number): boolean {
  if (before & IS.space) return !(after & IS.space);
  if (after & IS.noStart || before & IS.noEnd) return false;
  if (before & IS.dash && !(after & IS.dash)) return true;
  return ((before | after) & IS.eastAsian) > 0;
}

/** Whether a line may end between two texts. */
export function breaksBetween(before: string, after: string): boolean {
  const [last, first] = [[...before].at(-1) ?? "", after].map((text) => traitsOf(text.codePointAt(0) ?? 0));
  return mayBreak(last ?? 0, first ?? 0);
}

/** Sets signs into lines, one run after the other that no line ends within. */
class Lines {
  count = 1;
  private left: number;
  private begun = false;
  /** The run under way: the widths of its signs, their sum, and what the last one has added to it. */
  private widths: number[] = [];
  private sum = 0;
  /** How much of the run has to fit: not the spaces at its end, nor one mark that may hang. */
  private needed = 0;

  constructor(
    private readonly width: number,
    first: number,
    private readonly hanging: boolean,
  ) {
    this.left = width - first;
  }

  /** What stands between two signs goes with the one before, and is lost where a line ends. */
  widen(by: number): void {
    this.widths.push((this.widths.pop() ?? 0) + by);
    this.sum += by;
    this.needed = this.sum;
  }

  add(width: number, traits: number): void {
    const hangs = this.hanging && traits & IS.hanging && this.widths.length > 0;
    if (hangs) this.needed = this.sum;
    this.widths.push(width);
    this.sum += width;
    if (!hangs && !(traits & IS.space)) this.needed = this.sum;
  }

  endRun(): void {
    if (this.begun && this.needed > this.left) this.next();
    if (this.needed > this.left) this.fill();
    else this.left -= this.sum;
    this.begun = true;
    this.widths.length = 0;
    this.sum = 0;
    this.needed = 0;
  }

  private next(): void {
    this.count += 1;
    this.left = this.width;
  }

  /** A word longer than a line is broken anywhere. */
  private fill(): void {
    for (const width of this.widths) {
      if (width > this.left) this.next();
      this.left -= width;
    }
  }
}

/** The traits of each sign; what extends a sign, or is joined to it, belongs to it. */
function signsOf(text: string): number[] {
  const signs: number[] = [];
  let joined = false;
  for (const one of text) {
    const traits = traitsOf(one.codePointAt(0) ?? 0);
    const part = joined || (traits & IS.extends) > 0;
    if (!part || signs.length === 0) signs.push(traits);
    joined = (traits & IS.joiner) > 0;
  }
  return signs;
}

/** How many lines a paragraph takes; the first one may begin further in. */
export function countLines(text: string, room: { width: number; first: number }, measure: TypeMeasure): number {
  const { em, closer, hanging } = measure;
  // Most cells hold a few words: they need no closer look.
  if (text.length * (1 + BETWEEN) * em <= room.width - room.first) return 1;
  const lines = new Lines(room.width, room.first, hanging);
  let before = 0;
  for (const sign of signsOf(text)) {
    if (meets(before, sign) || meets(sign, before)) lines.widen(BETWEEN * em);
    if (before > 0 && mayBreak(before, sign)) lines.endRun();
    lines.add((sign & IS.wide ? 1 : 0.5) * em + closer, sign);
    before = sign;
  }
  lines.endRun();
  return lines.count;
}
