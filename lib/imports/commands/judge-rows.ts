import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { TableCell } from "@/lib/core/files/table";
import { seal } from "@/lib/core/personal-data";
import { cellsSeat } from "../rules/cells-seat";
import type { ReadRow } from "../rules/rows";
import type { StagedRow } from "./stage-rows";

export type RowToJudge = { row: number; cells: readonly TableCell[]; read: ReadRow };
export type JudgedRow = Omit<StagedRow, "cells"> & { label: string };
/** Compares a batch of rows with the register. */
export type Judge = (rows: readonly RowToJudge[]) => Promise<JudgedRow[]>;

/** Looked up when it is first needed, and kept for the rest of the file. */
export function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

/** A judged row as it is staged: a wrong one keeps its cells, sealed, for the file that is to be corrected. */
export function staged(
  { hospitalId }: Actor,
  batchId: string,
  { label, ...row }: JudgedRow,
  cells: readonly TableCell[],
): StagedRow {
  const kept = row.outcome === "wrong" ? { sealed: seal(JSON.stringify(cells), cellsSeat(hospitalId, batchId)) } : {};
  return { ...row, cells: { label, ...kept } };
}
