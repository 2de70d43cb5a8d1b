/** Without what is easily taken for something else: people type it from a poster. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 10;
/** Bytes at and above it would favour the first letters. */
const FAIR = Math.floor(256 / ALPHABET.length) * ALPHABET.length;

/** The code of a public page made from random bytes; null when too many of them had to be left out. */
export function codeFrom(bytes: Uint8Array): string | null {
  const fair = [...bytes].filter((byte) => byte < FAIR).slice(0, LENGTH);
  return fair.length === LENGTH ? fair.map((byte) => ALPHABET[byte % ALPHABET.length]).join("") : null;
}

/** Whether a text has the form of a public page's code. */
export function isPublicCode(text: string): boolean {
  return text.length === LENGTH && [...text].every((sign) => ALPHABET.includes(sign));
}

/** The address of a brand's public page. */
export function publicAddress(origin: string, code: string): string {
  return `${origin}/b/${code}`;
}
