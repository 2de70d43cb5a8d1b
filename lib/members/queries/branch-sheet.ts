import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listBranches } from "@/lib/organisation/queries/branches";
import { branchFiltersSchema } from "@/lib/organisation/schema";
import { countBranchMembers } from "../queries";

/** The filtered list of branches with the number of their members as a worksheet, in the reader's words. */
export async function getBranchSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { q, key, kind, state, ...order } = branchFiltersSchema.parse(params);
  const [rows, members] = await Promise.all([
    listBranches(actor, { q, key, kind, state, ...order }),
    countBranchMembers(actor),
  ]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const word = (name: string) => t(`organisation.branch.${name}`);
  const comma = t("organisation.listComma");
  return listSheet(t, {
    name: word("title"),
    filters: [
      q,
      key !== undefined && word(key ? "keyOnly" : "notKey"),
      kind && t(`organisation.branchKind.${kind}`),
      state === "dissolved" && word("dissolvedOnly"),
    ],
    rows,
    columns: [
      { header: word("name"), width: 24, cell: (row) => row.name },
      { header: word("kind"), width: 12, cell: (row) => t(`organisation.branchKind.${row.kind}`) },
      { header: word("parent"), width: 20, cell: (row) => names.get(row.parentId ?? "") ?? null },
      { header: word("key"), width: 10, cell: (row) => (row.key ? word("key") : null) },
      { header: word("ledByField"), width: 20, cell: (row) => row.ledBy?.name ?? null },
      { header: word("secretary"), width: 12, cell: (row) => row.secretary },
      { header: word("departments"), width: 40, cell: (row) => row.departments.join(comma) },
      { header: word("members"), width: 10, kind: "number", cell: (row) => members.get(row.id) ?? 0 },
    ],
  });
}
