import { createHash } from "node:crypto";

/** SHA-256 of a text, in hexadecimal digits: what is kept of something that only its holder may know. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
