// Without I, L, O and U: nobody mistakes them on paper, and no word comes about.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const CODE_LENGTH = 12;
export const TOKEN_LENGTH = 10;

/** The last character of a code: a slip in one character never fits it. */
function checkOf(body: string): string {
  // Powers of three are odd and so have an inverse modulo 32: no single change leaves the sum as it is.
  const sum = [...body].reduce((total, char, index) => (total * 3 + ALPHABET.indexOf(char) + index) % 32, 0);
  return ALPHABET[sum] ?? "0";
}

function lettersOf(random: Uint8Array): string {
  return [...random].map((byte) => ALPHABET[byte % 32]).join("");
}

/** The address of a channel out of TOKEN_LENGTH random bytes. */
export function tokenOf(random: Uint8Array): string {
  return lettersOf(random.subarray(0, TOKEN_LENGTH));
}

/** A single-use code out of at least eleven random bytes: 55 random bits and a check character. */
export function codeOf(random: Uint8Array): string {
  const body = lettersOf(random.subarray(0, CODE_LENGTH - 1));
  return body + checkOf(body);
}

/** As it is printed: three groups of four. */
export function printedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** What somebody typed or scanned, without dashes and spaces and with what looks alike read as meant. */
export function normalizeCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** Whether it is the form of a code at all, so that a used one can be told from a mistyped one. */
export function isCode(code: string): boolean {
  const known = code.length === CODE_LENGTH && [...code].every((char) => ALPHABET.includes(char));
  return known && checkOf(code.slice(0, -1)) === code.at(-1);
}
