import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { listBrands } from "../queries";
import { brandFilters } from "../schema";

/** The filtered list of brands as a worksheet, in the reader's words. */
export async function getBrandSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = brandFilters.parse(params);
  const [{ rows, total }, branches] = await Promise.all([
    listBrands(actor, { ...filters, page: 1 }, MOST_ROWS),
    listEveryBranch(actor, "brand.read"),
  ]);
  const field = (key: string) => t(`brands.fields.${key}`);
  return listSheet(t, {
    name: t("brands.title"),
    filters: [
      filters.q,
      branches.find(({ id }) => id === filters.branch)?.name,
      t(`brands.${filters.state ?? "living"}`),
    ],
    rows,
    total,
    columns: [
      { header: field("branch"), width: 20, cell: (row) => row.branchName },
      { header: field("name"), width: 20, cell: (row) => row.name },
      { header: field("slogan"), width: 24, cell: (row) => row.slogan },
      { header: field("idea"), width: 40, cell: (row) => row.idea },
      { header: field("leadTask"), width: 30, cell: (row) => row.leadTask },
      { header: field("leadTaskTarget"), width: 30, cell: (row) => row.leadTaskTarget },
      { header: field("leadTaskDueOn"), width: 12, kind: "day", cell: (row) => row.leadTaskDueOn },
      { header: field("fromMonth"), width: 12, cell: (row) => row.fromMonth },
      { header: t("brands.ended"), width: 12, cell: (row) => row.toMonth },
    ],
  });
}
