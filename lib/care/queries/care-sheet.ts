import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { listCare } from "../queries";
import { careFiltersSchema } from "../schema";

/** The filtered list of care actions as a worksheet. */
export async function getCareSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = careFiltersSchema.parse(params);
  const [{ rows, total }, departments] = await Promise.all([
    listCare(actor, { ...filters, page: 1 }, MOST_ROWS),
    listDepartmentOptions(actor),
  ]);
  const word = (key: string) => t(`care.${key}`);
  const whole = word("wholeHospital");
  const department = departments.find(({ id }) => id === filters.department)?.name;
  return listSheet(t, {
    name: word("list.title"),
    filters: [
      filters.q,
      filters.kind && word(`kind.${filters.kind}`),
      filters.department === "hospital" ? whole : department,
      filters.from && t("care.list.since", { month: filters.from }),
      filters.to && t("care.list.until", { month: filters.to }),
    ],
    rows,
    total,
    columns: [
      { header: word("field.day"), width: 12, kind: "day", cell: (row) => row.onDay },
      { header: word("field.kind"), width: 12, cell: (row) => word(`kind.${row.kind}`) },
      { header: word("field.department"), width: 20, cell: (row) => row.departmentName ?? whole },
      { header: word("field.title"), width: 36, cell: (row) => row.title },
      { header: word("field.people"), width: 12, kind: "number", cell: (row) => row.people },
      { header: word("field.amountYuan"), width: 14, kind: "money", cell: (row) => row.amountFen },
      { header: word("field.note"), width: 40, cell: (row) => row.note || null },
    ],
  });
}
