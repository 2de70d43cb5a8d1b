import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { clock, dayOf, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
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
  const [{ rows, total }, branches] = await Promise.all([
    listPartners(actor, { ...filters, page: 1 }, MOST),
    listBranchOptions(actor, "partner.read"),
  ]);
  const branchName = branches.find((branch) => branch.id === filters.branch)?.name;
  const words = [filters.q, branchName, filters.kind && t(`partners.kind.${filters.kind}`)].filter(Boolean);
  const now = clock.now();
  const header = (key: string, width: number) => ({ header: t(`partners.${key}`), width });
  return {
    name: t("partners.export.sheet"),
    about: [
      [t("partners.export.filters"), words.join(" · ") || t("partners.export.noFilters")],
      [t("partners.export.total"), String(total)],
      [t("partners.export.asOf"), `${dayOf(now)} ${timeOf(now)}`],
    ],
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
