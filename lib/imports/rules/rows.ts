import type { TableCell } from "@/lib/core/files/table";
import type { Day } from "@/lib/core/period";
import type { ImportKind, Problem } from "../schema";
import { readCell, type Value } from "./cells";
import { type Field, IMPORT_FIELDS } from "./fields";

/** Values of one row by field; a field without a value is left out, and so is one with a problem. */
export type Values = Partial<Record<string, Value>>;
export type ReadRow = { values: Values; problems: Problem[] };

/** Days that may lie ahead: somebody who begins next month. */
const MAY_BE_FUTURE = ["joinedOn"];

/** Reads one row by its columns; each cell that cannot be read and each required one that is empty is a problem. */
export function readRow(
  kind: ImportKind,
  columns: Record<string, number>,
  cells: readonly TableCell[],
  today: Day,
): ReadRow {
  const values: Values = {};
  const problems: Problem[] = [];
  for (const field of IMPORT_FIELDS[kind]) {
    const column = columns[field.key];
    const { value, problem } = column === undefined ? {} : readCell(cells[column] ?? null, field);
    const found = problem ?? judge(field, value, today);
    if (found) problems.push({ field: field.key, ...found });
    else if (value !== undefined) values[field.key] = value;
  }
  return { values, problems };
}

function judge({ key, type, required }: Field, value: Value | undefined, today: Day) {
  if (value === undefined) return required ? { key: "imports.problem.required" } : null;
  const future = type === "day" && !MAY_BE_FUTURE.includes(key) && String(value) > today;
  return future ? { key: "imports.problem.future" } : null;
}
