import { type Day, isDay } from "@/lib/core/period";
import type { Sex } from "../schema";

/** GB 11643-1999: weights of the first seventeen digits, and the check sign by the remainder modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = "10X98765432";

/** As it is stored and compared: without spaces, in ordinary digits, with a capital X. */
export function plainIdNumber(typed: string): string {
  return typed.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase();
}

/** The check sign that belongs to seventeen digits (GB 11643-1999). */
export function checkSignOf(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(seventeen[place]), 0);
  return CHECK_SIGNS.charAt(sum % 11);
}

/** The birth date inside an ID number; it need not be a day that exists. */
export function birthDateIn(idNumber: string): Day {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** The seventeenth digit is odd for men, even for women. */
export function sexIn(idNumber: string): Sex {
  return Number(idNumber.charAt(16)) % 2 === 1 ? "male" : "female";
}

type Known = { birthDate?: Day | null | undefined; sex?: Sex | null | undefined; today?: Day | undefined };

/** Why a text of eighteen places is no ID number: its signs, its birth date or its check sign. */
function innerProblem(idNumber: string, today: Day | undefined): string | null {
  if (!/^\d{17}[\dX]$/.test(idNumber)) return "staff.invalid.idNumber.signs";
  const birthDate = birthDateIn(idNumber);
  if (!isDay(birthDate)) return "staff.invalid.idNumber.date";
  if (today !== undefined && birthDate > today) return "staff.invalid.idNumber.future";
  return checkSignOf(idNumber) === idNumber.charAt(17) ? null : "staff.invalid.idNumber.checksum";
}

/**
 * Why `value` cannot be a citizen's ID number (GB 11643-1999), as a message key, or null: eighteen places, the check
 * sign, a birth date that exists, and agreement with the birth date and sex that are known.
 */
export function idNumberProblem(value: string, { birthDate, sex, today }: Known = {}): string | null {
  const idNumber = plainIdNumber(value);
  if (/^\d(\.\d+)?E\+?\d+$/.test(idNumber)) return "staff.invalid.idNumber.excel";
  if (/^\d{15}$/.test(idNumber)) return "staff.invalid.idNumber.fifteen";
  if (idNumber.length !== 18) return "staff.invalid.idNumber.length";
  const inner = innerProblem(idNumber, today);
  if (inner) return inner;
  if (birthDate && birthDate !== birthDateIn(idNumber)) return "staff.invalid.idNumber.birthDate";
  return sex && sex !== sexIn(idNumber) ? "staff.invalid.idNumber.sex" : null;
}
