import { seal } from "@/lib/core/personal-data";
import type { Rows } from "./hospital";

/**
 * Seals what lies sealed in a real database. Done only on the way into it: a seal is never the same twice, and the
 * demo's rows are the same for the same day.
 */
export function sealRows(rows: Rows): Rows {
  return {
    ...rows,
    DuesBase: (rows.DuesBase ?? []).map((row) => ({
      ...row,
      wage: row.wage && seal(row.wage, { hospitalId: row.hospitalId, rowId: row.memberId, field: "wage" }),
    })),
  };
}
