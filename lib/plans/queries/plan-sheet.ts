import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { planFilters } from "../schema";
import { listPlans } from "./plans";

/** The filtered list of plans as a worksheet. */
export async function getPlanSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = planFilters.parse(params);
  const { rows, total } = await listPlans(actor, { ...filters, page: 1 }, MOST_ROWS);
  const word = (key: string) => t(`plans.list.${key}`);
  return listSheet(t, {
    name: t("plans.title"),
    filters: [filters.q, filters.status && t(`plans.status.${filters.status}`)],
    rows,
    total,
    columns: [
      { header: word("year"), width: 8, cell: ({ year }) => year },
      { header: word("title"), width: 36, cell: ({ title }) => title },
      { header: word("status"), width: 10, cell: ({ status }) => t(`plans.status.${status}`) },
      { header: word("documentNumber"), width: 20, cell: ({ documentNumber }) => documentNumber },
      { header: word("issuedOn"), width: 12, kind: "day", cell: ({ issuedOn }) => issuedOn },
      { header: word("amendments"), width: 10, cell: ({ amendments }) => amendments },
      { header: word("closedOn"), width: 12, kind: "day", cell: ({ closedOn }) => closedOn },
      { header: word("goals"), width: 8, cell: ({ goals }) => goals },
      { header: word("tasks"), width: 8, cell: ({ tasks }) => tasks },
      { header: word("milestones"), width: 8, cell: ({ milestones }) => milestones },
    ],
  });
}
