import { checkSignOf } from "@/lib/staff/rules/id-number";

/** A valid ID number of nobody: 999999 is no administrative area. */
export function fictionalIdNumber(birthDate: string, order: number): string {
  const seventeen = `999999${birthDate.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
  return seventeen + checkSignOf(seventeen);
}
