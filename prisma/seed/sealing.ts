import { fingerprint, seal } from "@/lib/core/personal-data";
import type { Rows } from "./hospital";
import type { RowOf } from "./rows";

/**
 * Seals what lies sealed in a real database. Done only on the way into it: a seal is never the same twice, and the
 * demo's rows are the same for the same day.
 */
export function sealRows(rows: Rows): Rows {
  return {
    ...rows,
    PersonalData: (rows.PersonalData ?? []).map(sealPerson),
    DuesBase: (rows.DuesBase ?? []).map((row) => ({
      ...row,
      wage: row.wage && seal(row.wage, { hospitalId: row.hospitalId, rowId: row.memberId, field: "wage" }),
    })),
  };
}

function sealPerson(row: RowOf<"PersonalData">): RowOf<"PersonalData"> {
  const { hospitalId, staffId: rowId } = row;
  const sealed = (field: "idNumber" | "phone" | "birthDate") =>
    row[field] && seal(row[field], { hospitalId, rowId, field });
  const hash = (field: "idNumber" | "phone") => row[field] && fingerprint(row[field], { hospitalId, field });
  return {
    ...row,
    idNumber: sealed("idNumber"),
    idNumberHash: hash("idNumber"),
    phone: sealed("phone"),
    phoneHash: hash("phone"),
    birthDate: sealed("birthDate"),
  };
}
