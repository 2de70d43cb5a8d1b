import type { ImportKind, Problem } from "../schema";
import { IMPORT_FIELDS } from "./fields";
import type { Values } from "./rows";

/** Fields that may stand in one row only. */
const UNIQUE: Record<ImportKind, readonly string[]> = {
  departments: ["departmentName"],
  branches: ["branchName"],
  staff: ["employeeNo", "idNumber"],
  members: ["employeeNo", "idNumber"],
  dues: ["employeeNo"],
};

/**
 * Remembers what has stood in a file so far and finds what stands there twice. The second row is the wrong one; it is
 * told where the first one is.
 */
export function duplicateFinder(kind: ImportKind): (row: number, values: Values) => Problem[] {
  const fields = IMPORT_FIELDS[kind].filter(({ key }) => UNIQUE[kind].includes(key));
  const seen = new Map(fields.map(({ key }) => [key, new Map<string, number>()]));
  return (row, values) =>
    fields.flatMap(({ key }): Problem[] => {
      const value = values[key];
      if (value === undefined) return [];
      const first = seen.get(key)?.get(String(value));
      if (first !== undefined) return [{ field: key, key: "imports.problem.twice", params: { row: first } }];
      seen.get(key)?.set(String(value), row);
      return [];
    });
}
