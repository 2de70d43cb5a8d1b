import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { type FigureRow, listFigures } from "../queries";
import { figureOf } from "../rules";
import { figureFiltersSchema } from "../schema";

/** The filtered list of satisfaction figures as a worksheet; what too few people answered stays hidden. */
export async function getFigureSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = figureFiltersSchema.parse(params);
  const [{ rows, total }, departments] = await Promise.all([
    listFigures(actor, { ...filters, page: 1 }, MOST_ROWS),
    listDepartmentOptions(actor),
  ]);
  const word = (key: string) => t(`satisfaction.${key}`);
  const whole = word("wholeHospital");
  const department = departments.find(({ id }) => id === filters.department)?.name;
  const bound = (row: FigureRow, end: "low" | "high") => {
    const figure = figureOf(row);
    return figure.state === "known" && figure.interval ? figure.interval[end] : null;
  };
  return listSheet(t, {
    name: word("list.title"),
    filters: [
      filters.q,
      filters.population && word(`population.${filters.population}`),
      filters.department === "hospital" ? whole : department,
      filters.month,
      filters.method && word(`method.${filters.method}`),
    ],
    rows,
    total,
    columns: [
      { header: word("field.department"), width: 20, cell: (row) => row.departmentName ?? whole },
      { header: word("field.month"), width: 10, cell: (row) => row.month },
      { header: word("field.population"), width: 12, cell: (row) => word(`population.${row.population}`) },
      {
        header: word("field.value"),
        width: 12,
        numFmt: "0.00",
        cell: (row) => (figureOf(row).state === "known" ? row.value : word("suppressed")),
      },
      { header: word("field.n"), width: 10, kind: "number", cell: (row) => row.n },
      { header: word("field.intervalLow"), width: 12, numFmt: "0.00", cell: (row) => bound(row, "low") },
      { header: word("field.intervalHigh"), width: 12, numFmt: "0.00", cell: (row) => bound(row, "high") },
      { header: word("field.formula"), width: 14, cell: (row) => word(`formula.${row.formula}`) },
      { header: word("field.source"), width: 30, cell: (row) => row.source },
      { header: word("field.method"), width: 12, cell: (row) => word(`method.${row.method}`) },
    ],
  });
}
