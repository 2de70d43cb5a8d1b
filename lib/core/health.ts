import "server-only";
import { pool } from "./db/client";
import { log } from "./log";

const PATIENCE_MS = 2_000;

/** Whether the database answers now, within two seconds. Never throws. */
export async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
  });
  try {
    await Promise.race([pool().query("SELECT 1"), tooLate]);
    return true;
  } catch (error) {
    log.warn({ err: error }, "database not reachable");
    return false;
  } finally {
    clearTimeout(timer);
  }
}
