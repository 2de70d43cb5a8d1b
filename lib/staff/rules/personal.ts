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

/** An id of the register, which a filter names: its digits are nobody's. */
const ROW_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text holds a number long enough to be somebody's, however its signs are written or set apart. */
function holdsNumber(text: string): boolean {
  const signs = text.normalize("NFKC").replaceAll(/[^\p{L}\p{N}]/gu, "");
  return /\p{Nd}{6}/u.test(signs) && !ROW_ID.test(text);
}

/** What was typed, without a number that was searched for: it is personal data itself. */
export function withoutNumbers(typed: string, instead: (typed: string) => string = () => "***"): string {
  return holdsNumber(typed) ? instead(typed) : typed;
}

/** A list's filters as they stand in its address, each one without numbers; neither the page nor a grant is a filter. */
export function filtersWithoutNumbers(query: string, instead?: (typed: string) => string): string {
  const asked = Object.fromEntries(new URLSearchParams(query));
  const filters = Object.entries(asked).filter(([name]) => name !== "page" && name !== "grant" && !holdsNumber(name));
  return new URLSearchParams(filters.map(([name, typed]) => [name, withoutNumbers(typed, instead)])).toString();
}

type Hash = (typed: string, seat: { hospitalId: string; field: string }) => string;

/** Filters as a grant keeps them: a number that was searched for as its keyed hash, so that no other one fits it. */
export function grantedFilters(query: string, hospitalId: string, hash: Hash): string {
  return filtersWithoutNumbers(query, (typed) => hash(typed, { hospitalId, field: "exportQuery" }));
}
