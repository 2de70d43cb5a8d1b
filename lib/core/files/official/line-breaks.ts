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

/** Type in twips: the width of a Chinese character, of any other, and what is added to each. */
export type TypeMeasure = { em: number; closer: number };

type Sign = { text: string; width: number };

const belongs = (one: string, before: string) => EXTENDS.test(one) || before.endsWith("\u200d");
const meets = (one: string, other: string) => LETTER.test(one) && LATIN.test(other);

function signsOf(text: string, { em, closer }: TypeMeasure): Sign[] {
  const signs: Sign[] = [];
  for (const one of text) {
    const last = signs.at(-1);
    if (last && belongs(one, last.text)) {
      last.text += one;
      continue;
    }
    // What stands between goes with the sign before it, and is lost where a line ends.
    if (last && (meets(last.text, one) || meets(one, last.text))) last.width += BETWEEN * em;
    signs.push({ text: one, width: widthOf(one) * em + closer });
  }
  return signs;
}

function mayBreak(before: string, after: string): boolean {
  if (before === " ") return after !== " ";
  if (NO_START.has(after) || NO_END.has(before)) return false;
  if (DASHES.has(before) && !/[\d-]/.test(after)) return true;
  return EAST_ASIAN.test(before) || EAST_ASIAN.test(after);
}

/** Runs of signs that no line ends within. */
function unbroken(signs: readonly Sign[]): Sign[][] {
  const runs: Sign[][] = [];
  signs.forEach((sign, index) => {
    const before = signs[index - 1];
    if (before && !mayBreak(before.text, sign.text)) runs.at(-1)?.push(sign);
    else runs.push([sign]);
  });
  return runs;
}

const lengthOf = (signs: readonly Sign[]) => signs.reduce((sum, { width }) => sum + width, 0);

/** How much of a run has to fit: not the spaces at its end, nor one mark that may hang. */
function neededOf(run: readonly Sign[]): number {
  const end = run.findLastIndex(({ text }) => text !== " ");
  const last = run[end];
  return lengthOf(run.slice(0, last && end > 0 && HANGING.has(last.text) ? end : end + 1));
}

/** How many lines a paragraph takes; the first one may begin further in. */
export function countLines(text: string, room: { width: number; first: number }, measure: TypeMeasure): number {
  let lines = 1;
  let left = room.width - room.first;
  // Most cells hold a few words: they need no closer look.
  if (text.length * (1 + BETWEEN) * measure.em <= left) return 1;
  let begun = false;
  const next = () => {
    lines += 1;
    left = room.width;
  };
  const fill = (run: readonly Sign[]) => {
    // A word longer than a line is broken anywhere.
    for (const { width } of run) {
      if (width > left) next();
      left -= width;
    }
  };
  for (const run of unbroken(signsOf(text, measure))) {
    const needed = neededOf(run);
    if (begun && needed > left) next();
    if (needed > left) fill(run);
    else left -= lengthOf(run);
    begun = true;
  }
  return lines;
}
