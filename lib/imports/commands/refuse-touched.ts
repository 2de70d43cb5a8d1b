import "server-only";
import { AppError } from "@/lib/core/errors";

export type Touched = { label: string };

/** Throws CONFLICT, naming the first one, when rows were touched since their import. */
export function refuseTouched([touched]: readonly Touched[]): void {
  if (touched) throw new AppError("CONFLICT", "imports.error.changedSince", { params: { label: touched.label } });
}
