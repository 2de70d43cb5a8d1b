import { createHash, randomInt, timingSafeEqual } from "node:crypto";

// Without letters and digits that look alike: the code is read from a terminal and typed by hand.
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A new one-time code that opens /setup: 100 random bits, as XXXXX-XXXXX-XXXXX-XXXXX. */
export function newSetupCode(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/** What is stored of a code, whatever case, blanks or dashes it was typed with. So long a code needs no slow hash. */
export function setupCodeHash(code: string): string {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return createHash("sha256").update(plain).digest("hex");
}

/** Whether a typed code fits a stored hash, in a time that does not depend on where they differ. */
export function fitsSetupCode(code: string, stored: string): boolean {
  return stored.length === 64 && timingSafeEqual(Buffer.from(setupCodeHash(code)), Buffer.from(stored));
}
