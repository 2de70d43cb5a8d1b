import { AppError } from "@/lib/core/errors";
import { Prisma } from "./generated/client";

type Constraint = { fields?: string[]; index?: string };

/**
 * The last field of a unique key is the one a person typed: every key begins with the hospital. The driver gives the
 * fields or, with a named index, only its name, which Prisma writes as Table_field_field_key.
 */
function uniqueFieldErrors(meta: unknown): Record<string, string> {
  const { fields, index } =
    (meta as { driverAdapterError?: { cause?: { constraint?: Constraint } } })?.driverAdapterError?.cause?.constraint ??
    {};
  const field = fields?.at(-1)?.replaceAll('"', "") ?? /_([A-Za-z]+)_key$/.exec(index ?? "")?.[1];
  // A keyed hash stands for the field that it was made of.
  return field ? { [field.replace(/Hash$/, "")]: "core.invalid.taken" } : {};
}

const BY_CODE: Record<string, (meta: unknown) => AppError> = {
  P2002: (meta) => new AppError("CONFLICT", "core.error.taken", { fieldErrors: uniqueFieldErrors(meta) }),
  P2003: () => new AppError("INVALID", "core.error.unknownReference"),
  P2004: () => new AppError("INVALID", "core.error.refused"),
  P2023: () => new AppError("NOT_FOUND", "core.error.notFound"),
  P2025: () => new AppError("NOT_FOUND", "core.error.notFound"),
  P2034: () => new AppError("CONFLICT", "core.error.changedMeanwhile"),
};

/** What a hand-written statement met, by the database's own words. */
const BY_SAYING: [RegExp, () => AppError][] = [
  [/23514/, () => new AppError("INVALID", "core.error.refused")],
  [/23503/, () => new AppError("INVALID", "core.error.unknownReference")],
  // A unique key, or two spans of time that would overlap.
  [/23505|23P01/, () => new AppError("CONFLICT", "core.error.taken")],
  // An address with something else where an id belongs.
  [/22P02|invalid input syntax for type uuid/, () => new AppError("NOT_FOUND", "core.error.notFound")],
];

const UNAVAILABLE =
  /ECONNREFUSED|ECONNRESET|terminat|Connection|connect|timeout|57P0[123]|P1001|P1002|P1008|P1017|P2024|P2028/i;

/** Turns what the database said into an error a person can act on; null when it is not the database's. */
export function databaseFailure(error: unknown): AppError | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const known = BY_CODE[error.code]?.(error.meta);
    if (known) return known;
    const said = BY_SAYING.find(([saying]) => saying.test(error.message));
    if (said) return said[1]();
  }
  if (isOutage(error)) return new AppError("UNAVAILABLE", "core.error.unavailable");
  return null;
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    UNAVAILABLE.test(code) ||
    (/prisma|pg|database|connection|socket/i.test(`${error.name} ${error.stack ?? ""}`) &&
      UNAVAILABLE.test(error.message))
  );
}
