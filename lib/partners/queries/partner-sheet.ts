import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listPartners } from "../queries";
import { partnerFilters } from "../schema";

const MOST = 20_000;

/** The filtered list of partners as a worksheet, in the reader's words. */
export async function getPartnerSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = partnerFilters.parse(params);
  const { rows } = await listPartners(actor, { ...filters, page: 1 }, MOST);
  const header = (key: string, width: number) => ({ header: t(`partners.${key}`), width });
  return {
    name: t("partners.export.sheet"),
    about: [],
    columns: [
      header("name", 30),
      header("kindLabel", 12),
      header("branches", 40),
      header("contact", 24),
      header("activities", 10),
      header("lastOn", 12),
    ],
    rows: rows.map((row) => [
      row.name,
      t(`partners.kind.${row.kind}`),
      row.branches.join(t("partners.listComma")),
      row.contact,
      row.activities,
      row.lastOn,
    ]),
  };
}
