import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { type FindingRow, summarizeFindings } from "../queries";
import { findingFilters } from "../schema";

/** What the rules find in the branches, as it is filtered, as a worksheet: with article, state and the way out. */
export async function getFindingSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = findingFilters.parse(params);
  const { rows } = await summarizeFindings(actor, filters);
  const word = (key: string) => t(`checks.${key}`);
  const found = ({ check, figure, limit, day }: FindingRow) =>
    t(`checks.found.${check}`, { figure: figure ?? 0, limit, day: day ?? "" });
  const except = ({ exception }: FindingRow) =>
    exception &&
    t("checks.exceptionOf", { name: exception.approvedBy, until: exception.untilDay, reason: exception.reason });
  return listSheet(t, {
    name: word("title"),
    filters: [
      filters.branch && rows[0]?.branchName,
      filters.check && word(`check.${filters.check}`),
      filters.state && word(`state.${filters.state}`),
    ],
    rows,
    columns: [
      { header: word("branch"), width: 20, cell: (row) => row.branchName },
      { header: word("checkLabel"), width: 20, cell: (row) => word(`check.${row.check}`) },
      { header: word("finding"), width: 40, cell: found },
      { header: word("stateLabel"), width: 14, cell: (row) => word(`state.${row.exception ? "excepted" : row.state}`) },
      { header: word("wayOutLabel"), width: 50, cell: (row) => except(row) ?? word(`wayOut.${row.check}`) },
      { header: word("basis"), width: 40, cell: (row) => row.citation },
    ],
  });
}
