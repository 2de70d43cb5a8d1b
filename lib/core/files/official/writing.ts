import type { OfficialBlock, OfficialTable } from "../official";

export function heading(level: 1 | 2 | 3, text: string): OfficialBlock {
  return { kind: "heading", level, text };
}

export function paragraph(text: string): OfficialBlock {
  return { kind: "paragraph", text };
}

/** A table, or a sentence that says that there is nothing in it. */
export function tableOr(empty: string, table: Omit<OfficialTable, "kind">): OfficialBlock {
  return table.rows.length > 0 ? { kind: "table", ...table } : paragraph(empty);
}

/** Lines with a label; those without anything to say are left out. */
export function facts(rows: readonly (readonly [label: string, value: string])[]): OfficialBlock {
  return { kind: "facts", rows: rows.filter(([, value]) => value.trim() !== "") };
}
