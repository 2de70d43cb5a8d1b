import type { ImportStatus } from "@/lib/core/db/generated/enums";
import { IMPORT_OUTCOMES, type ImportOutcome } from "../schema";

type Counts = Record<ImportOutcome, number>;

/** Whether a job works on it at this moment. */
export function isRunning({ status }: { status: ImportStatus }): boolean {
  return status === "checking" || status === "committing";
}

/** Whether its columns may be chosen by hand: they were read, and nothing is written or being written. */
export function canRemap({ status, headers }: { status: ImportStatus; headers: readonly string[] }): boolean {
  return headers.length > 0 && ["uploaded", "checked", "failed", "cancelled"].includes(status);
}

/** The outcome that a reader wants to see first: what is wrong, else what is new, changed or the same. */
export function firstOutcome(counts: Counts): ImportOutcome {
  if (counts.wrong > 0) return "wrong";
  return IMPORT_OUTCOMES.find((outcome) => counts[outcome] > 0) ?? "added";
}
