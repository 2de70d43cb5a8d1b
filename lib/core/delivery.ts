import type { MessageParams } from "./errors";

/** How sending a message out of the application ended; why not is a message key for whoever looks at it. */
export type Sent =
  | { ok: true }
  | {
      ok: false;
      key: string;
      params?: MessageParams;
      /** It may well go through a little later. */
      again: boolean;
    };

/** How long a server outside is waited for, in milliseconds. */
export const PATIENCE_MS = 5000;

const UNREACHABLE = "core.delivery.unreachable";
const MOST = 200;

/** What an outside server said, short and on one line: it is shown as it came. */
export function saying(text: unknown): string {
  return String(text ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MOST);
}

/** A connection that failed, in words; its code tells an administrator why. */
export function notReached(error: unknown): Sent {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const late = error instanceof Error && (error.name === "TimeoutError" || /ETIMEDOUT|ABORT/.test(code));
  if (late) return { ok: false, key: "core.delivery.timeout", again: true };
  return { ok: false, key: UNREACHABLE, params: { code: code || "?" }, again: true };
}
