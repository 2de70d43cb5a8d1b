import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { listSheet, MOST_ROWS } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { listBrands } from "../queries";
import { entryCode } from "../rules/swot";
import { brandFilters } from "../schema";

/** Lines of each brand's analysis, by the brand's id: S1 and its words. */
async function listSwotLines({ hospitalId }: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  const entries = await db.swotEntry.findMany({
    where: { hospitalId, brandId: { in: [...ids] } },
    select: { brandId: true, quadrant: true, text: true },
    orderBy: [{ quadrant: "asc" }, { position: "asc" }],
  });
  const lines = new Map<string, string[]>();
  const counted = new Map<string, number>();
  for (const { brandId, quadrant, text } of entries) {
    const place = `${brandId} ${quadrant}`;
    const index = counted.get(place) ?? 0;
    counted.set(place, index + 1);
    lines.set(brandId, [...(lines.get(brandId) ?? []), `${entryCode(quadrant, index)} ${text}`]);
  }
  return joined(lines);
}

/** Lines of what each brand is measured by: from where to where, and the last value that was written down. */
async function listMeasureLines({ hospitalId }: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.brandIndicator.findMany({
    where: { hospitalId, brandId: { in: [...ids] } },
    select: {
      brandId: true,
      title: true,
      unit: true,
      baseline: true,
      target: true,
      values: { orderBy: { month: "desc" }, take: 1, select: { month: true, value: true } },
    },
    orderBy: { position: "asc" },
  });
  const lines = new Map<string, string[]>();
  for (const { brandId, title, unit, baseline, target, values } of rows) {
    const numbers = [baseline, target].filter((one) => one !== null).join(" → ");
    const last = values[0] ? ` (${values[0].month}: ${values[0].value})` : "";
    lines.set(brandId, [...(lines.get(brandId) ?? []), `${title} ${numbers} ${unit}`.trim() + last]);
  }
  return joined(lines);
}

function joined(lines: ReadonlyMap<string, string[]>): Map<string, string> {
  return new Map([...lines].map(([id, own]) => [id, own.join("\n")]));
}

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
  const ids = rows.map(({ id }) => id);
  const [swots, measures] = await Promise.all([listSwotLines(actor, ids), listMeasureLines(actor, ids)]);
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
      { header: field("work"), width: 40, cell: (row) => row.work },
      { header: t("brands.planYear"), width: 10, cell: (row) => row.plan?.year ?? null },
      { header: field("leadTask"), width: 30, cell: (row) => row.leadTask },
      { header: field("leadTaskTarget"), width: 30, cell: (row) => row.leadTaskTarget },
      { header: field("leadTaskDueOn"), width: 12, kind: "day", cell: (row) => row.leadTaskDueOn },
      { header: field("fromMonth"), width: 12, cell: (row) => row.fromMonth },
      { header: field("toMonth"), width: 12, cell: (row) => row.toMonth },
      { header: field("endReason"), width: 30, cell: (row) => row.endReason },
      {
        header: t("brands.publication.title"),
        width: 12,
        cell: (row) => t(row.publicCode ? "brands.publication.on" : "brands.publication.off"),
      },
      { header: t("brands.swot.title"), width: 60, cell: (row) => swots.get(row.id) ?? null },
      { header: t("brands.indicators.title"), width: 40, cell: (row) => measures.get(row.id) ?? null },
    ],
  });
}
