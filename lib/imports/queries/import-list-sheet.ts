import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { dayOf, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { type ImportListRow, listImports } from "../queries";

/** What was brought in by file, by whom and with which result, as a worksheet. */
export async function getImportListSheet(
  actor: Actor,
  _params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const word = (key: string) => t(`imports.${key}`);
  const counted = (outcome: "added" | "changed" | "unchanged" | "wrong") => ({
    header: word(`outcome.${outcome}`),
    width: 10,
    kind: "number" as const,
    cell: (row: ImportListRow) => row[outcome],
  });
  return listSheet(t, {
    name: word("caption"),
    filters: [],
    rows: await listImports(actor),
    columns: [
      { header: word("column.file"), width: 30, cell: (row) => row.fileName },
      { header: word("column.kind"), width: 10, cell: (row) => word(`kind.${row.kind}`) },
      { header: word("column.status"), width: 14, cell: (row) => word(`status.${row.status}`) },
      ...(["added", "changed", "unchanged", "wrong"] as const).map(counted),
      { header: word("column.by"), width: 12, cell: (row) => row.createdByName },
      { header: word("column.at"), width: 18, cell: (row) => `${dayOf(row.createdAt)} ${timeOf(row.createdAt)}` },
    ],
  });
}
