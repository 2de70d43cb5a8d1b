import { log, scrub } from "./log";

type Level = "error" | "warn";

function write(level: Level, parts: unknown[]): void {
  const err = parts.find((part) => part instanceof Error);
  const text = parts.filter((part) => typeof part === "string").join(" ");
  log[level](err ? { err } : {}, scrub(text.trim()).slice(0, 500));
}

/**
 * Sends what libraries print as errors and warnings through the log. Next prints the whole error of a page that
 * failed, and an error of the database quotes the call that failed, with people's data in it.
 */
export function structureConsole(): void {
  const through =
    (level: Level) =>
    (...parts: unknown[]) =>
      write(level, parts);
  Object.assign(console, { error: through("error"), warn: through("warn") });
}
