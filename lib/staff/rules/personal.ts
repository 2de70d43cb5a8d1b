import type { Day } from "@/lib/core/period";
import type { Sex } from "../schema";
import { birthDateIn, idNumberProblem, plainIdNumber } from "./id-number";
import { phoneProblem, plainPhone } from "./phone";

export const PERSONAL_FIELDS = ["idNumber", "phone", "birthDate"] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** Personal data of one person in clear, or masked: which it is, the holder says. */
export type Personal = Record<PersonalField, string | null>;

export const NO_PERSONAL: Personal = { idNumber: null, phone: null, birthDate: null };

type Typed = Partial<Record<PersonalField, string | undefined>>;

/** As stored: plain signs, and the birth date taken from the ID number where none is given. */
export function plainPersonal({ idNumber, phone, birthDate }: Typed): Personal {
  const plainId = idNumber ? plainIdNumber(idNumber) : null;
  const fromId = plainId !== null && idNumberProblem(plainId) === null ? birthDateIn(plainId) : null;
  return { idNumber: plainId, phone: phone ? plainPhone(phone) : null, birthDate: birthDate ?? fromId };
}

/** What is wrong with personal data in clear, as message keys by field; empty when nothing is. */
export function personalProblems(
  { idNumber, phone, birthDate }: Personal,
  { sex, today }: { sex: Sex | null | undefined; today: Day },
): Partial<Record<PersonalField, string>> {
  const ofId = idNumber && idNumberProblem(idNumber, { birthDate, sex, today });
  const ofPhone = phone && phoneProblem(phone);
  const ofBirth = birthDate && birthDate > today ? "staff.invalid.birthDateFuture" : null;
  return {
    ...(ofId ? { idNumber: ofId } : {}),
    ...(ofPhone ? { phone: ofPhone } : {}),
    ...(ofBirth ? { birthDate: ofBirth } : {}),
  };
}

/** A list's filters without a whole number that was searched for: it is personal data itself. */
export function withoutNumbers(text: string): string {
  return text.replaceAll(/\d{6,}X?/gi, "***");
}
