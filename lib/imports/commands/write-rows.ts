import "server-only";
import { AppError } from "@/lib/core/errors";

/** Checked rows of one import, by Excel's row numbers, both inclusive. */
export type RowRange = { id: string; from: number; to: number };

export type Counted = { expected: number; written: number };

/** Throws CONFLICT unless every row was written: one that was not stands no longer as the dry run saw it. */
export function sameAsExpected(counted: Counted | undefined): void {
  if (counted?.expected !== counted?.written) throw new AppError("CONFLICT", "imports.failed.changedMeanwhile");
}
