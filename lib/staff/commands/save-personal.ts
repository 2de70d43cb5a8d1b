import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { maskBirthDate, maskNumber } from "@/lib/core/mask";
import { today } from "@/lib/core/period";
import { fingerprint, fingerprints, seal } from "@/lib/core/personal-data";
import { PERSONAL_FIELDS, type Personal, personalProblems } from "../rules/personal";
import type { Sex } from "../schema";

/** Personal data as the audit trail may keep them. */
export function auditedPersonal({ idNumber, phone, birthDate }: Personal): Personal {
  return {
    idNumber: idNumber && maskNumber(idNumber),
    phone: phone && maskNumber(phone),
    birthDate: birthDate && maskBirthDate(birthDate),
  };
}

/** Throws INVALID, a sentence at each field, unless the data fit each other and nobody else has the ID number. */
export async function checkPersonal(
  tx: Tx,
  { hospitalId }: Actor,
  { staffId, sex, personal }: { staffId: string | null; sex: Sex | null; personal: Personal },
): Promise<void> {
  const problems = personalProblems(personal, { sex, today: today() });
  if (Object.keys(problems).length > 0) {
    throw new AppError("INVALID", "core.error.invalid", { fieldErrors: problems });
  }
  if (!personal.idNumber) return;
  // Under every key at hand: while a rotation is unfinished the unique index alone would not see a twin.
  const hashes = fingerprints(personal.idNumber, { hospitalId, field: "idNumber" });
  const twin = await tx.personalData.findFirst({
    where: { hospitalId, idNumberHash: { in: hashes }, ...(staffId ? { NOT: { staffId } } : {}) },
    select: { staff: { select: { name: true, employeeNo: true } } },
  });
  if (!twin) return;
  throw new AppError("CONFLICT", "core.error.invalid", {
    fieldErrors: { idNumber: "staff.invalid.idNumber.taken" },
    params: { name: twin.staff.name, employeeNo: twin.staff.employeeNo },
  });
}

/** Seals and stores one person's personal data as a whole. */
export async function storePersonal(tx: Tx, { hospitalId }: Actor, staffId: string, personal: Personal): Promise<void> {
  const hash = (field: "idNumber" | "phone") => {
    const value = personal[field];
    return value === null ? null : fingerprint(value, { hospitalId, field });
  };
  const sealed = Object.fromEntries(
    PERSONAL_FIELDS.map((field) => {
      const value = personal[field];
      return [field, value === null ? null : seal(value, { hospitalId, rowId: staffId, field })];
    }),
  );
  const data = { ...sealed, idNumberHash: hash("idNumber"), phoneHash: hash("phone") };
  const where = { hospitalId_staffId: { hospitalId, staffId } };
  if (Object.values(personal).every((value) => value === null)) {
    await tx.personalData.deleteMany({ where: { hospitalId, staffId } });
    return;
  }
  await tx.personalData.upsert({ where, create: { hospitalId, staffId, ...data }, update: data });
}
