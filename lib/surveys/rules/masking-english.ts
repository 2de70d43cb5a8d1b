import { flat, hideTails, type MaskingRule, oneOf, type Sheet } from "./masking-sheet";
import {
  ENGLISH_ADDRESSES,
  ENGLISH_INTRODUCTIONS,
  ENGLISH_POSTS,
  ENGLISH_SMALL_WORDS,
  PINYIN_SURNAMES,
  TITLES,
} from "./masking-words";

const WORD = /[A-Za-z][A-Za-z'-]{0,39}/y;
const BLANKS = /[ .\t]{0,3}/y;

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const isCapital = (word: string) => /^[A-Z]/.test(word);
const isSmall = (word: string) => ENGLISH_SMALL_WORDS.has(word.toLowerCase());
const PINYIN: ReadonlySet<string> = new Set(PINYIN_SURNAMES);

/** Hides the word here if it passes, and up to two more that are written like names. */
function hideWords(sheet: Sheet, text: string, from: number, passes: (word: string) => boolean): void {
  let until = endOf(WORD, text, from);
  if (!passes(text.slice(from, until))) return;
  for (const _ of [1, 2]) {
    const next = endOf(BLANKS, text, until);
    const end = endOf(WORD, text, next);
    const word = text.slice(next, end);
    if (!isCapital(word) || isSmall(word)) break;
    until = end;
  }
  sheet.hide(from, until);
}

const ADDRESS = new RegExp(`\\b${oneOf(ENGLISH_ADDRESSES)}\\b`, "gi");
const POST = new RegExp(`\\b${oneOf(ENGLISH_POSTS)}\\b`, "gi");
const INTRODUCTION = new RegExp(`\\b${oneOf(ENGLISH_INTRODUCTIONS)}(?![A-Za-z])`, "gi");
const SURNAME = new RegExp(`\\b${oneOf(PINYIN_SURNAMES.map(capital))}(?![A-Za-z'])`, "g");
const BEFORE_TITLE = new RegExp(`(?<![A-Za-z])(${oneOf(PINYIN_SURNAMES)})(?=\\s?${oneOf(TITLES)})`, "gi");

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Dr. Wang, Nurse Li, my name is John, Chinese surnames in pinyin, also before a Chinese title. */
export const englishNames: MaskingRule = (sheet) => {
  const text = flat(sheet.chars);
  const behind = (pattern: RegExp, passes: (word: string) => boolean) => {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      hideWords(sheet, text, endOf(BLANKS, text, index + found.length), passes);
    }
  };
  const named = (word: string) => word !== "" && !isSmall(word);
  behind(ADDRESS, (word) => isCapital(word) || named(word));
  behind(POST, (word) => (isCapital(word) && named(word)) || PINYIN.has(word.toLowerCase()));
  behind(INTRODUCTION, named);
  for (const { index } of text.matchAll(SURNAME)) hideWords(sheet, text, index, isCapital);
  hideTails(sheet, text, BEFORE_TITLE);
};
