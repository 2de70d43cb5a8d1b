/** What stands for a masked stretch. */
export const MASK = "\uff0a";

/** A comment on its way through the rules: its characters in plain form, and how to hide some of them. */
export type Sheet = { chars: readonly string[]; hide: (from: number, until: number) => void };

export type MaskingRule = (sheet: Sheet, names: ReadonlySet<string>) => void;

/** The characters as text in which each takes exactly one place, so that places in it are places in the sheet. */
export function flat(chars: readonly string[]): string {
  return chars.map((char) => (char.length === 1 ? char : "\ufffd")).join("");
}

/** One of these words, the longest first, as part of a regular expression. */
export function oneOf(words: readonly string[]): string {
  const sorted = words.toSorted((a, b) => b.length - a.length);
  return `(?:${sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`;
}

/** Hides the last group of every match, which has to be the end of the match. */
export function hideTails(sheet: Sheet, text: string, pattern: RegExp): void {
  for (const match of text.matchAll(pattern)) {
    const until = match.index + match[0].length;
    sheet.hide(until - (match.at(-1) ?? "").length, until);
  }
}
