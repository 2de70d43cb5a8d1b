import type { Chance } from "./chance";

const SIXTEEN = 0x1_0000;

/** A random UUID (version 4) out of a chance: such ids tell nothing of their rows. */
export function randomId(chance: Chance): string {
  const word = () => chance.int(0, SIXTEEN - 1);
  const hex = (number: number) => number.toString(16).padStart(4, "0");
  const version = 0x4000 | (word() & 0x0fff);
  const variant = 0x8000 | (word() & 0x3fff);
  const tail = [word(), word(), word()].map(hex).join("");
  return `${hex(word())}${hex(word())}-${hex(word())}-${hex(version)}-${hex(variant)}-${tail}`;
}
