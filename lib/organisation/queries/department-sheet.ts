import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { departmentFiltersSchema } from "../schema";
import { listDepartments } from "./departments";

/** The filtered list of departments as a worksheet, in the reader's words. */
export async function getDepartmentSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = departmentFiltersSchema.parse(params);
  const rows = await listDepartments(actor, filters);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const word = (key: string) => t(`organisation.department.${key}`);
  return listSheet(t, {
    name: word("title"),
    filters: [
      filters.q,
      filters.kind && t(`organisation.departmentKind.${filters.kind}`),
      filters.state === "closed" && word("closedOnly"),
    ],
    rows,
    columns: [
      { header: word("name"), width: 24, cell: (row) => row.name },
      { header: word("kind"), width: 10, cell: (row) => t(`organisation.departmentKind.${row.kind}`) },
      { header: word("parent"), width: 24, cell: (row) => names.get(row.parentId ?? "") ?? null },
      { header: word("head"), width: 14, cell: (row) => row.head },
      {
        header: word("branches"),
        width: 30,
        cell: (row) => row.branches.map(({ name }) => name).join(t("organisation.listComma")),
      },
      { header: word("staffHeader"), width: 10, kind: "number", cell: (row) => row.staff },
      { header: word("headcount"), width: 10, kind: "number", cell: (row) => row.headcount },
      { header: word("beds"), width: 10, kind: "number", cell: (row) => row.beds },
      { header: word("closedOn"), width: 12, kind: "day", cell: (row) => row.closedOn },
    ],
  });
}
