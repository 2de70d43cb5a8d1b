import "server-only";
import { notFound } from "next/navigation";
import { databaseFailure } from "./db/failure";
import { AppError } from "./errors";

function isMissing(error: unknown): boolean {
  const known = error instanceof AppError ? error : databaseFailure(error);
  return known?.code === "NOT_FOUND";
}

/** Waits for a page's record; a record that is missing or out of reach is the not-found page, whatever the reason. */
export async function orNotFound<T>(record: Promise<T>): Promise<T> {
  try {
    return await record;
  } catch (error) {
    if (isMissing(error)) notFound();
    throw error;
  }
}

/** Waits for a record that a page may do without; null where it is missing or out of reach. */
export async function orNull<T>(record: Promise<T>): Promise<T | null> {
  return record.catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
}
