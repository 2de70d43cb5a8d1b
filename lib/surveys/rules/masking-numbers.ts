import { flat, hideTails, type MaskingRule, oneOf } from "./masking-sheet";
import {
  ACCOUNT_NUMBERS,
  ACCOUNTS,
  BED,
  CHINESE_DIGITS,
  CHINESE_NUMERALS,
  EXTRA,
  FILLERS,
  NO_BED,
  NUMBER,
  NUMBERED,
  PROVINCES,
  SICK,
} from "./masking-words";

// Every repetition below is bounded or of characters that what follows cannot begin with: no pattern looks back far.

const DIGIT = `[0-9${CHINESE_DIGITS}]`;
/** What people put between the digits of one number; a colon (times) and a slash (blood pressure, dates) is none. */
const BETWEEN = "[\\s\\-\\u2010-\\u2015_.\\u00b7*()+\\u200b-\\u200d\\ufeff]{0,4}";
const LONG = new RegExp(`${DIGIT}(?:${BETWEEN}${DIGIT}){6,}(?:${BETWEEN}[xX](?![A-Za-z]))?`, "g");
const LETTER_OR_DIGIT = /[A-Za-z0-9]/;

/** Phones, identity cards, bank cards: seven digits or more, with the letters that stand at them. */
const longNumbers: MaskingRule = (sheet) => {
  const text = flat(sheet.chars);
  for (const match of text.matchAll(LONG)) {
    let from = match.index;
    let until = from + match[0].length;
    while (LETTER_OR_DIGIT.test(text[from - 1] ?? "")) from--;
    while (LETTER_OR_DIGIT.test(text[until] ?? "")) until++;
    sheet.hide(from, until);
  }
};

const MAIL = /[A-Za-z0-9._%+-]{1,64}\s?@\s?[A-Za-z0-9.-]{1,255}/g;

const mails: MaskingRule = (sheet) => hideTails(sheet, flat(sheet.chars), MAIL);

const ACCOUNT = new RegExp(
  `(?<![A-Za-z])${oneOf(ACCOUNTS)}${oneOf(ACCOUNT_NUMBERS)}?[\\s:,${FILLERS}]{0,5}([A-Za-z0-9_-]{5,})`,
  "gi",
);

const accounts: MaskingRule = (sheet) => hideTails(sheet, flat(sheet.chars), ACCOUNT);

const AFTER = `[\\s:,#.${FILLERS}]{0,6}`;
const NUMBER_OF = new RegExp(
  `${oneOf(NUMBERED)}${AFTER}(?:no\\.?\\s?)?((?=[A-Za-z-]{0,9}[0-9])[A-Za-z0-9-]+|[${CHINESE_NUMERALS}]+)`,
  "gi",
);
const ENGLISH_NUMBER_OF =
  /\b(?:(?:bed|mrn)(?:\s?(?:no|number))?|(?:record|case|card|patient|id|passport|invoice)\s?(?:no|number|id))[.:#\s]{1,4}(?:is\s)?((?=[A-Za-z-]{0,9}[0-9])[A-Za-z0-9-]+)/gi;

/** Numbers behind the word that says what they number. */
const numbered: MaskingRule = (sheet) => {
  hideTails(sheet, flat(sheet.chars), NUMBER_OF);
  hideTails(sheet, flat(sheet.chars), ENGLISH_NUMBER_OF);
};

const BEFORE_BED = new RegExp(
  `([0-9${CHINESE_NUMERALS}]{1,5}(?:[-+${EXTRA}][0-9]{1,3})?\\s?${NUMBER}?)(?=\\s?${SICK}?${BED}(?![${NO_BED}]))`,
  "g",
);
const BEHIND_BED = new RegExp(`${BED}\\s?([0-9]{1,4})(?=\\s?${NUMBER})`, "g");
const PLATE = new RegExp(`([${PROVINCES}][A-Za-z][\\s\\u00b7.-]?[A-Za-z0-9]{5,6})(?![A-Za-z0-9])`, "g");

/** "Bed 12" in Chinese, and number plates. */
const bedsAndPlates: MaskingRule = (sheet) => {
  const text = flat(sheet.chars);
  for (const match of text.matchAll(BEFORE_BED)) sheet.hide(match.index, match.index + match[0].length);
  hideTails(sheet, text, BEHIND_BED);
  hideTails(sheet, text, PLATE);
};

export const numberRules: readonly MaskingRule[] = [longNumbers, mails, accounts, numbered, bedsAndPlates];
