import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { clock, dayOf, thisMonth, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listDues } from "../queries";
import { sumDues } from "../rules";
import { duesFilters } from "../schema";

const yuan = (fen: number | null) => (fen === null ? null : fen / 100);

/** The filtered list of a month's dues as a worksheet, in the reader's words; without wages. */
export async function getDuesSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { branch, month = thisMonth(), state } = duesFilters.parse(params);
  const { rows } = await listDues(actor, { branchId: branch, month });
  const shown = rows.filter((row) => !state || row.state === state);
  const sums = sumDues(shown);
  const words = [branch && rows[0]?.branchName, state && t(`dues.state.${state}`)].filter(Boolean);
  const now = clock.now();
  const header = (key: string, width: number, numFmt?: string) => ({
    header: t(`dues.${key}`),
    width,
    ...(numFmt ? { numFmt } : {}),
  });
  return {
    name: t("dues.export.sheet"),
    about: [
      [t("dues.export.month"), month],
      [t("dues.export.filters"), words.join(" · ") || t("dues.export.noFilters")],
      [t("dues.export.total"), String(shown.length)],
      [t("dues.list.dueSum"), (sums.dueFen / 100).toFixed(2)],
      [t("dues.list.paidSum"), (sums.paidFen / 100).toFixed(2)],
      [t("dues.export.asOf"), `${dayOf(now)} ${timeOf(now)}`],
    ],
    columns: [
      header("employeeNo", 12),
      header("person", 12),
      header("branch", 20),
      header("statusLabel", 12),
      header("export.dueYuan", 12, "#,##0.00"),
      header("export.paidYuan", 12, "#,##0.00"),
      header("paidOn", 12),
      header("stateLabel", 10),
    ],
    rows: shown.map((row) => [
      row.employeeNo,
      row.name,
      row.branchName,
      row.status && t(`dues.status.${row.status}`),
      yuan(row.dueFen),
      yuan(row.paidFen),
      row.payment?.paidOn ?? null,
      t(`dues.state.${row.state}`),
    ]),
  };
}
