import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { dayOf, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { defaultTab, tabsOf } from "../rules/tray";
import { reportFilters } from "../schema";
import { listReports } from "./report-list";

/** The filtered list of monthly reports as a worksheet, the tray that the page shows. */
export async function getReportListSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = reportFilters.parse(params);
  const tab = defaultTab(tabsOf(actor), filters);
  const [{ rows, total }, branches] = await Promise.all([
    listReports(actor, tab, { ...filters, page: 1 }, MOST_ROWS),
    listBranchOptions(actor, "report.read"),
  ]);
  const word = (key: string) => t(`reports.${key}`);
  return listSheet(t, {
    name: word("title"),
    filters: [
      word(`tab.${tab}`),
      filters.q,
      filters.month,
      branches.find(({ id }) => id === filters.branch)?.name,
      filters.status && word(`status.${filters.status}`),
    ],
    rows,
    total,
    columns: [
      { header: word("column.report"), width: 10, cell: (row) => row.month },
      { header: word("column.branch"), width: 20, cell: (row) => row.branchName },
      { header: word("column.brand"), width: 20, cell: (row) => row.brandName },
      { header: word("column.status"), width: 12, cell: (row) => word(`status.${row.status}`) },
      {
        header: word("column.submitted"),
        width: 18,
        cell: ({ submittedAt }) => submittedAt && `${dayOf(submittedAt)} ${timeOf(submittedAt)}`,
      },
    ],
  });
}
