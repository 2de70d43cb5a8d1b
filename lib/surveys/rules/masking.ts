import { englishNames } from "./masking-english";
import { chineseNames } from "./masking-names";
import { numberRules } from "./masking-numbers";
import { MASK, type Sheet } from "./masking-sheet";

/**
 * Masks what could tell who is meant in a comment: numbers by which somebody can be called, found or charged, e-mail
 * addresses and accounts, names of the register, and what reads like a name beside a title or in an introduction. Each
 * masked stretch becomes one ＊, so that not even its length is kept. Rather too much than too little; a name that is
 * neither on the register nor beside a title stays. Masking twice is masking once. Takes time linear in the text.
 */
export function maskText(text: string, names: ReadonlySet<string>): string {
  let masked = text;
  for (;;) {
    // Masking may bring together what only then reads like a name. Every turn but the last hides something more.
    const next = maskOnce(masked, names);
    if (next === masked) return masked;
    masked = next;
  }
}

function maskOnce(text: string, names: ReadonlySet<string>): string {
  const chars = [...text];
  const hidden = chars.map((char) => char === MASK);
  const sheet: Sheet = {
    chars: chars.map(plain),
    hide: (from, until) => hidden.fill(true, from, until),
  };
  for (const rule of [...numberRules, chineseNames, englishNames]) rule(sheet, names);
  return chars.map((char, at) => (hidden[at] ? visibleMask(hidden, at) : char)).join("");
}

function visibleMask(hidden: readonly boolean[], at: number): string {
  return hidden[at - 1] ? "" : MASK;
}

/** A full-width, circled or ornamental letter or digit as the plain one; one character for one. */
function plain(char: string): string {
  if (char === MASK || /^[\u0020-\u007e\u4e00-\u9fff]$/.test(char)) return char;
  const normal = char.normalize("NFKC");
  return [...normal].length === 1 ? normal : char;
}
