import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { wordFiltersSchema } from "../schema";
import { listWordDepartments, listWords } from "./words";

/** The filtered comments as a worksheet, masked as they are kept. */
export async function getWordSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = wordFiltersSchema.parse(params);
  const [{ rows, total }, departments] = await Promise.all([
    listWords(actor, { ...filters, page: 1 }, MOST_ROWS),
    listWordDepartments(actor),
  ]);
  const word = (key: string) => t(`satisfaction.${key}`);
  const group = (name: string) => word(name === "other" ? "words.other" : `dimension.${name}`);
  return listSheet(t, {
    name: word("words.title"),
    filters: [
      filters.q,
      filters.population && word(`population.${filters.population}`),
      departments.find(({ id }) => id === filters.department)?.name,
      filters.group && group(filters.group),
      filters.from && `${word("words.from")} ${filters.from}`,
      filters.to && `${word("words.to")} ${filters.to}`,
    ],
    rows,
    total,
    columns: [
      { header: word("words.text"), width: 60, cell: (row) => row.text },
      { header: word("words.group"), width: 18, cell: (row) => group(row.group) },
      { header: word("field.department"), width: 20, cell: (row) => row.departmentName },
      { header: word("field.population"), width: 12, cell: (row) => word(`population.${row.population}`) },
      { header: word("field.month"), width: 10, cell: (row) => row.month },
      { header: word("words.round"), width: 30, cell: (row) => row.round },
    ],
  });
}
