import { type MaskingRule, oneOf, type Sheet } from "./masking-sheet";
import {
  COMMON_WORDS,
  COMPOUND_SURNAMES,
  FAMILIAR,
  FAMILY_NAME,
  GRANDCHILDREN,
  INTRODUCTIONS,
  NOT_IN_NAMES,
  PEOPLE,
  SELVES,
  STRONG_SURNAMES,
  SURNAMES,
  TITLES,
} from "./masking-words";

const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
const BLANK = /^[\s\u200b-\u200d\ufeff]$/;

/** A comment without its blanks, since people write 张 伟 and 张伟 医生 too. */
type Line = {
  text: string;
  /** A blank stood before this place. */
  apart: (at: number) => boolean;
  /** Inside of a common word, and where one or a title begins. */
  common: readonly boolean[];
  begins: readonly boolean[];
  hide: (from: number, until: number) => void;
};

function lineOf({ chars, hide }: Sheet): Line {
  const places = chars.flatMap((char, place) => (BLANK.test(char) ? [] : [place]));
  const text = places.map((place) => (chars[place]?.length === 1 ? chars[place] : "\ufffd")).join("");
  const { common, begins } = wordsIn(text);
  return {
    text,
    common,
    begins,
    apart: (at) => (places[at] ?? 0) - (places[at - 1] ?? 0) > 1,
    hide: (from, until) => {
      if (until > from) hide(places[from] ?? 0, (places[until - 1] ?? 0) + 1);
    },
  };
}

const LONGEST_WORD = Math.max(...[...COMMON_WORDS].map((word) => word.length));

function wordsIn(text: string): { common: boolean[]; begins: boolean[] } {
  const common = new Array<boolean>(text.length).fill(false);
  const begins = new Array<boolean>(text.length).fill(false);
  for (const { index } of text.matchAll(TITLE)) begins[index] = true;
  let at = 0;
  while (at < text.length) {
    const length = commonWordAt(text, at);
    if (length > 0) {
      begins[at] = true;
      common.fill(true, at, at + length);
    }
    at += Math.max(1, length);
  }
  return { common, begins };
}

function commonWordAt(text: string, at: number): number {
  for (let length = LONGEST_WORD; length > 1; length--) {
    if (COMMON_WORDS.has(text.slice(at, at + length))) return length;
  }
  return 0;
}

/** Names of the register, wherever they stand. */
function registered({ text, hide }: Line, names: ReadonlySet<string>): void {
  const lengths = new Set([...names].map((name) => name.length).filter((length) => length > 1));
  for (let at = 0; at < text.length; at++) {
    for (const length of lengths) {
      if (names.has(text.slice(at, at + length))) hide(at, at + length);
    }
  }
}

/** How many characters of a surname stand here that are not part of a common word. */
function surnameAt({ text, common }: Line, at: number): number {
  if (COMPOUND_SURNAMES.has(text.slice(at, at + 2))) return 2;
  return SURNAMES.has(text[at] ?? "") && !common[at] ? 1 : 0;
}

function canBeGiven(char: string | undefined): boolean {
  return char !== undefined && HAN.test(char) && !NOT_IN_NAMES.has(char);
}

/** Where the name that begins here ends; here, when none does. */
function nameEnd(line: Line, at: number): number {
  const surname = surnameAt(line, at);
  let end = at + surname;
  for (const _ of surname ? [1, 2] : []) {
    const first = end === at + surname;
    const stops = line.begins[end] || (line.apart(end) && !first);
    if (stops || !canBeGiven(line.text[end])) break;
    end++;
  }
  return end;
}

const TITLE = new RegExp(oneOf(TITLES), "g");

/** A surname, alone or with one or two characters, before a title. */
function beforeTitles(line: Line): void {
  for (const { index: title } of line.text.matchAll(TITLE)) {
    const from = [4, 3, 2, 1].map((back) => title - back).find((at) => at >= 0 && isWholeName(line, at, title));
    if (from !== undefined) line.hide(from, title);
  }
}

function isWholeName(line: Line, from: number, until: number): boolean {
  const surname = surnameAt(line, from);
  const given = line.text.slice(from + surname, until);
  return surname > 0 && given.length <= 2 && from + surname <= until && [...given].every(canBeGiven);
}

const INTRODUCTION = new RegExp(oneOf(INTRODUCTIONS), "g");
const SELF = new RegExp(oneOf(SELVES), "g");
const PERSON = new RegExp(oneOf([...PEOPLE, ...TITLES.filter((title) => title.length > 1)]), "g");

/** My name is: whatever reads like a name, or else the few characters up to the next sign. */
function introductions(line: Line): void {
  for (const at of endsOf(line.text, INTRODUCTION)) {
    const end = nameEnd(line, at);
    line.hide(at, end > at ? end : strangeNameEnd(line, at));
  }
}

function endsOf(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
}

/** Nothing of a sentence follows here. */
function isOver(line: Line, at: number): boolean {
  return !HAN.test(line.text[at] ?? "") || line.apart(at);
}

function strangeNameEnd(line: Line, at: number): number {
  let end = at;
  while (end - at < 5 && canBeGiven(line.text[end]) && !line.begins[end] && (end === at || !line.apart(end))) end++;
  return end - at >= 2 && end - at <= 4 && isOver(line, end) ? end : at;
}

/** The patient, the nurse: a surname behind these words that is hardly ever anything else, with a given name. */
function behindPeople(line: Line): void {
  for (const at of endsOf(line.text, PERSON)) if (isStrong(line, at)) hideFull(line, at);
}

/** I am: the same, or any surname when nothing follows the name. */
function selves(line: Line): void {
  for (const at of endsOf(line.text, SELF)) {
    if (isStrong(line, at) || isOver(line, nameEnd(line, at))) hideFull(line, at);
  }
}

function isStrong(line: Line, at: number): boolean {
  return STRONG_SURNAMES.has(line.text[at] ?? "") || surnameAt(line, at) === 2;
}

function hideFull(line: Line, at: number): void {
  const end = nameEnd(line, at);
  if (end - at > 1) line.hide(at, end);
}

const FAMILY = new RegExp(FAMILY_NAME, "g");
const FAMILIARLY = new RegExp(`[${FAMILIAR}](?=[${[...STRONG_SURNAMES].join("")}](?![${GRANDCHILDREN}]))`, "g");

/** A surname that is called one, and little Wang or old Li. */
function surnames(line: Line): void {
  for (const pattern of [FAMILY, FAMILIARLY]) {
    for (const at of endsOf(line.text, pattern)) line.hide(at, at + surnameAt(line, at));
  }
}

export const chineseNames: MaskingRule = (sheet, names) => {
  const line = lineOf(sheet);
  registered(line, names);
  for (const rule of [beforeTitles, introductions, behindPeople, selves, surnames]) rule(line);
};
