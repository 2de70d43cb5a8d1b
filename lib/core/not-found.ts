import "server-only";
import { notFound } from "next/navigation";
import { databaseFailure } from "./db/failure";
import { AppError } from "./errors";

/** Waits for a page's record; a record that is missing or out of reach is the not-found page, whatever the reason. */
export async function orNotFound<T>(record: Promise<T>): Promise<T> {
  try {
    return await record;
  } catch (error) {
    const known = error instanceof AppError ? error : databaseFailure(error);
    if (known?.code === "NOT_FOUND") notFound();
    throw error;
  }
}
