import pino from "pino";

const SECRET_FIELDS = [
  "password",
  "newPassword",
  "currentPassword",
  "passwordHash",
  "code",
  "token",
  "secret",
  "cookie",
  "authorization",
  "idNumber",
  "phone",
  "mobile",
  "email",
  "name",
  "birthDate",
  "address",
];

// `code` is also what Node and PostgreSQL call the kind of an error, which a log is useless without.
const PATHS = SECRET_FIELDS.flatMap((field) =>
  field === "code" ? ["input.code", "values.code"] : [field, `*.${field}`, `*.*.${field}`, `*.*.*.${field}`],
).concat('headers["set-cookie"]', '*.headers["set-cookie"]');

/** Hides the secret part of private addresses: nothing else in a path is as long. */
export function hideTokens(text: string): string {
  return text.replace(/[\w-]{80,}/g, "[token]");
}

/** Hides what looks personal in free text: resident ids, telephone numbers, e-mail addresses, connection passwords. */
export function scrub(text: string): string {
  return hideTokens(text)
    .replace(/\d{17}[\dXx]/g, "[id]")
    .replace(/(?<!\d)1\d{10}(?!\d)/g, "[phone]")
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, "[mail]")
    .replace(/(postgres(?:ql)?:\/\/[^:\s]+):[^@\s]+@/g, "$1:[password]@");
}

/** An error as the log keeps it. Prisma puts a call's arguments, so people's data, above the last line of a message. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack } = error;
  const code = "code" in error ? String(error.code) : undefined;
  const lastLine = message.trim().split("\n").at(-1) ?? "";
  const frames = stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined;
  return { type: name, code, message: scrub(lastLine).slice(0, 500), stack: frames.slice(0, 20).join("\n"), cause };
}

/** The options of every logger of the program; exported for the test of what is hidden. */
export const LOG_OPTIONS: pino.LoggerOptions = {
  // biome-ignore lint/style/noProcessEnv: a log must work before, and because, the environment is wrong.
  level: process.env.LOG_LEVEL || "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  serializers: { err: describeError },
  redact: { paths: PATHS, censor: "[hidden]" },
};

/** The program's log: one JSON line an event on standard output, personal data hidden. */
export const log = pino(LOG_OPTIONS);
