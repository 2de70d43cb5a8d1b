import { z } from "zod";
import { AppError } from "./errors";
import { isDay, isMonth, isTime } from "./period";

/**
 * Marks that turn the direction of what follows: a title would read otherwise than it is stored. They are left out, not
 * refused, for nobody sees them and a number copied from a telephone's contacts brings them along.
 */
export const withoutTurns = (value: string) => value.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");

/** One line of text, trimmed, without control characters. */
export function line(max: number) {
  return (
    z
      .string()
      .overwrite(withoutTurns)
      .trim()
      .min(1, "core.invalid.required")
      .max(max, "core.invalid.tooLong")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
      .regex(/^[^\u0000-\u001f\u007f]*$/, "core.invalid.control")
  );
}

/**
 * Several lines of text; may be empty. A browser sends line breaks as CRLF, which would count double against the
 * limit; a NUL cannot be stored by PostgreSQL.
 */
export function text(max: number) {
  return z.preprocess(
    (value) => (typeof value === "string" ? value.replaceAll("\r\n", "\n") : (value ?? "")),
    z
      .string()
      .overwrite(withoutTurns)
      .trim()
      .max(max, "core.invalid.tooLong")
      .refine((value) => !value.includes("\u0000"), "core.invalid.control"),
  );
}

/** A field left empty in a form means: nothing given. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
}

export const id = z.uuid("core.invalid.choose");

export const day = z.string("core.invalid.required").refine(isDay, "core.invalid.day");
export const month = z.string("core.invalid.required").refine(isMonth, "core.invalid.month");
export const time = z.string("core.invalid.required").refine(isTime, "core.invalid.time");
export const version = z.coerce.number().int().positive();

/** A whole number typed into a form. */
export function count(max: number) {
  return z.coerce
    .number("core.invalid.number")
    .int("core.invalid.whole")
    .min(0, "core.invalid.negative")
    .max(max, "core.invalid.tooLarge");
}

/** Yuan as people type them (8,500 or 8500.50), as whole fen: no fraction is ever held in a binary number. */
export function yuan(mostFen: number, message: string) {
  return z
    .string("core.invalid.required")
    .trim()
    .min(1, "core.invalid.required")
    .transform((typed) => typed.replace(/[,，\s]/g, ""))
    .refine((typed) => /^\d{1,9}(\.\d{1,2})?$/.test(typed), message)
    .transform((typed) => {
      const [whole = "0", cents = ""] = typed.split(".");
      return Number(whole) * 100 + Number(cents.padEnd(2, "0"));
    })
    .refine((fen) => fen > 0 && fen <= mostFen, message);
}

function asList(value: unknown): unknown[] {
  if (value === undefined || value === "") return [];
  return Array.isArray(value) ? value : [value];
}

/** Repeated checkboxes: none, one or many. */
export function list<T extends z.ZodType>(schema: T, max = 500) {
  return z.preprocess(asList, z.array(schema).max(max, "core.invalid.tooMany"));
}

const FALLBACK: Partial<Record<string, string>> = {
  invalid_type: "core.invalid.required",
  invalid_value: "core.invalid.choose",
  invalid_format: "core.invalid.format",
  too_big: "core.invalid.tooLarge",
  too_small: "core.invalid.tooSmall",
};

/** Parses input; throws INVALID with one message key for each field that is wrong. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fieldErrors: Record<string, string> = {};
  let params: Record<string, string | number> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.join(".") || "_form";
    const isKey = /^[a-zA-Z]+(\.[a-zA-Z]+)+$/.test(issue.message);
    fieldErrors[path] ??= isKey ? issue.message : (FALLBACK[issue.code] ?? "core.invalid.format");
    if (issue.code === "too_big") params = { max: Number(issue.maximum), ...params };
  }
  throw new AppError("INVALID", "core.error.invalid", { fieldErrors, params });
}
