import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { thisMonth } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listDues } from "../queries";
import { duesFilters } from "../schema";

/** The filtered list of a month's dues as a worksheet, in the reader's words; without wages. */
export async function getDuesSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { branch, month = thisMonth(), state } = duesFilters.parse(params);
  const { rows } = await listDues(actor, { branchId: branch, month });
  const word = (key: string) => t(`dues.${key}`);
  return listSheet(t, {
    name: word("title"),
    filters: [month, branch && rows[0]?.branchName, state && word(`state.${state}`)],
    rows: rows.filter((row) => !state || row.state === state),
    columns: [
      { header: word("employeeNo"), width: 12, kind: "text", cell: (row) => row.employeeNo },
      { header: word("person"), width: 12, cell: (row) => row.name },
      { header: word("branch"), width: 20, cell: (row) => row.branchName },
      { header: word("statusLabel"), width: 12, cell: (row) => row.status && word(`status.${row.status}`) },
      { header: word("dueYuan"), width: 12, kind: "money", cell: (row) => row.dueFen },
      { header: word("paidYuan"), width: 12, kind: "money", cell: (row) => row.paidFen },
      { header: word("paidOn"), width: 12, kind: "day", cell: (row) => row.payment?.paidOn ?? null },
      { header: word("stateLabel"), width: 10, cell: (row) => word(`state.${row.state}`) },
    ],
  });
}
