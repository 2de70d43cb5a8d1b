import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { dayOf, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { userFiltersSchema } from "../schema";
import { listUsers, type UserRow } from "./users";

/** The filtered list of accounts as a worksheet, in the reader's words. */
export async function getUserSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = userFiltersSchema.parse(params);
  const { rows, total } = await listUsers(actor, filters, MOST_ROWS);
  const word = (key: string) => t(`users.${key}`);
  const rolesOf = ({ roles }: UserRow) =>
    roles.map(({ role, branchName }) =>
      branchName ? `${word(`role.${role}`)}（${branchName}）` : word(`role.${role}`),
    );
  return listSheet(t, {
    name: word("list.title"),
    filters: [filters.q, filters.role && word(`role.${filters.role}`), filters.state && word(`state.${filters.state}`)],
    rows,
    total,
    columns: [
      { header: word("name"), width: 14, cell: (row) => row.name },
      { header: word("username"), width: 18, kind: "text", cell: (row) => row.username },
      { header: word("roles"), width: 40, cell: (row) => rolesOf(row).join(word("comma")) },
      { header: word("state.label"), width: 12, cell: (row) => word(`state.${row.state}`) },
      {
        header: word("lastSeenAt"),
        width: 18,
        cell: ({ lastSeenAt }) => (lastSeenAt ? `${dayOf(lastSeenAt)} ${timeOf(lastSeenAt)}` : word("never")),
      },
    ],
  });
}
