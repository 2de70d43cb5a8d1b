import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { wordsOf } from "../rules/desk";
import { deskFilters } from "../schema/desk";
import { type DeskCell, type DeskRow, getDesk } from "./desk";

/** The desk as a worksheet, a column a month, the reasons at the end. */
export async function getDeskSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = deskFilters.parse(params);
  const desk = await getDesk(actor, filters);
  const word = (cell: DeskCell) =>
    wordsOf(cell)
      .map((one) => t(`desk.cell.${one}`))
      .join(" · ");
  const month = (of: string) => t("reports.monthName", { number: Number(of.slice(5)) });
  const reasons = ({ cells }: DeskRow) =>
    cells
      .flat()
      .flatMap((cell) => (cell.reason ? [t("desk.reasonOf", { month: month(cell.month), ...cell.reason })] : []))
      .join("\n");
  return listSheet(t, {
    name: t("desk.title", { year: String(desk.year) }),
    filters: [filters.state && t(`desk.cell.${filters.state}`), filters.branch && desk.rows[0]?.branchName],
    rows: desk.rows,
    columns: [
      { header: t("reports.column.branch"), width: 20, cell: (row) => row.branchName },
      ...desk.months.map((one, index) => ({
        header: month(one.month),
        width: 12,
        cell: (row: DeskRow) => (row.cells[index] ?? []).map(word).join("\n"),
      })),
      { header: t("desk.reason"), width: 40, cell: reasons },
    ],
  });
}
