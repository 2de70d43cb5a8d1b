import { clock, dayOf, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import type { SheetCell, SheetColumn, SheetInput } from "./xlsx";

export type ListColumn<Row> = SheetColumn & { cell: (row: Row) => SheetCell };

export type ListSheet<Row> = {
  name: string;
  /** What the list was narrowed to, in the reader's words; what does not apply is left out. */
  filters: readonly (string | false | null | undefined)[];
  rows: readonly Row[];
  columns: readonly ListColumn<Row>[];
  /** Of all that match, where the rows are only the first of them. */
  total?: number;
};

/** A list that is taken along is a list: more rows than this are cut, and the total above them says so. */
export const MOST_ROWS = 50_000;

/** The worksheet of a list: its filters, how many rows and as of when above it, then a column for each cell. */
export function listSheet<Row>(
  t: MessageTranslator,
  { name, filters, rows, columns, total }: ListSheet<Row>,
): SheetInput {
  const now = clock.now();
  return {
    name,
    about: [
      [t("core.export.filters"), filters.filter(Boolean).join(" · ") || t("core.export.noFilters")],
      [t("core.export.total"), String(total ?? rows.length)],
      [t("core.export.asOf"), `${dayOf(now)} ${timeOf(now)}`],
    ],
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}
