import type { Field } from "./fields";

/** The letters over a column, as a spreadsheet shows them: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/** Whether its cells are kept as text: a spreadsheet would turn a long number into 6.1E+17 and drop leading zeros. */
export function isTextColumn({ type }: Pick<Field, "type">): boolean {
  return type === "idNumber" || type === "phone" || type === "code";
}
