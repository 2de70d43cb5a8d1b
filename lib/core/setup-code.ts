import { createHash, timingSafeEqual } from "node:crypto";

/** SHA-256 (hex) of a setup code; case, blanks and dashes do not count, because people type it from a terminal. */
export function hashSetupCode(code: string): string {
  const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return createHash("sha256").update(`tongxin setup ${plain}`).digest("hex");
}

/** Whether a typed code fits a stored hash, in a time that does not depend on where they differ. */
export function fitsSetupCode(code: string, codeHash: string): boolean {
  const typed = Buffer.from(hashSetupCode(code), "hex");
  const stored = Buffer.from(codeHash, "hex");
  return typed.length === stored.length && timingSafeEqual(typed, stored);
}
