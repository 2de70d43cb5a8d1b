import type { Field } from "./fields";

/** Whether its cells are kept as text: a spreadsheet would turn a long number into 6.1E+17 and drop leading zeros. */
export function isTextColumn({ type }: Pick<Field, "type">): boolean {
  return type === "idNumber" || type === "phone" || type === "code";
}
