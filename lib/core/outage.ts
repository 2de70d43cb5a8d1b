import { databaseFailure } from "./db/failure";
import { AppError } from "./errors";

/** Whether something failed because the database is away, or because too much waits for it: worth trying again. */
export function isOutage(error: unknown): boolean {
  const known = error instanceof AppError ? error : databaseFailure(error);
  return known?.code === "UNAVAILABLE";
}
