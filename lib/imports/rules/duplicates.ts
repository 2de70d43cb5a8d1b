import type { ImportKind, Problem } from "../schema";
import type { Values } from "./rows";

/** Fields that may stand in one row only, alone or together; what is wrong is said at the first. */
const UNIQUE: Record<ImportKind, readonly (readonly [string, ...string[]])[]> = {
  departments: [["departmentName"]],
  branches: [["branchName"]],
  staff: [["employeeNo"], ["idNumber"]],
  members: [["employeeNo"], ["idNumber"]],
  dues: [["employeeNo", "fromMonth"]],
  // Told by their judge: an empty department is the whole hospital.
  figures: [],
};

/**
 * Remembers what has stood in a file so far and finds what stands there twice. The second row is the wrong one; it is
 * told where the first one is.
 */
export function duplicateFinder(kind: ImportKind): (row: number, values: Values) => Problem[] {
  const keys = UNIQUE[kind].map((fields) => ({ fields, seen: new Map<string, number>() }));
  return (row, values) =>
    keys.flatMap(({ fields, seen }): Problem[] => {
      if (fields.some((field) => values[field] === undefined)) return [];
      const value = fields.map((field) => values[field]).join("/");
      const first = seen.get(value);
      if (first !== undefined) return [{ field: fields[0], key: "imports.problem.twice", params: { row: first } }];
      seen.set(value, row);
      return [];
    });
}
