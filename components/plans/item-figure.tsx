import { getTranslations } from "next-intl/server";
import { FigureCard } from "@/components/ui/figure-card";
import { formatMonth, formatNumber, plainNumber } from "@/lib/i18n/format";
import type { ItemPage } from "@/lib/plans/queries/item-page";
import type { RoadmapItem } from "@/lib/plans/queries/roadmap";
import { FIGURE_UNITS } from "@/lib/plans/schema/known-figures";
import type { Words } from "./roadmap-words";

/** In what an item's numbers are counted. */
export function unitOf({ figure, unit }: RoadmapItem, { t }: Words): string {
  return figure ? t(`units.${FIGURE_UNITS[figure]}`) : (unit ?? "");
}

/** From where to where, as far as both are known. */
export function wayText(item: RoadmapItem, words: Words): string {
  const { baseline, target } = item;
  if (target === null) return "";
  const [to, unit] = [plainNumber(target), unitOf(item, words)];
  return baseline === null
    ? words.t("item.target", { to, unit })
    : words.t("item.way", { from: plainNumber(baseline), to, unit });
}

/** What the number is made of: answers and interval, months, or who wrote it down. */
function basisText({ item, figure, progress }: ItemPage, { t, locale }: Words): string {
  if (!figure) {
    return progress.some(({ value }) => value !== null) ? t("item.written") : t("item.notWritten");
  }
  const months = t("item.months", { from: formatMonth(figure.from, locale), to: formatMonth(figure.to, locale) });
  if (figure.state === "suppressed") return `${t("item.suppressed")} · ${months}`;
  if (figure.n === null) return months;
  const interval =
    figure.low === null || figure.high === null
      ? ""
      : ` · ${t("item.interval", { low: plainNumber(figure.low), high: plainNumber(figure.high) })}`;
  return `n = ${formatNumber(figure.n)}${interval} · ${months}${item.ownerBranchId ? t("item.paired") : ""}`;
}

/** The number as it stands beside its target, with its source. */
export async function ItemFigure({ page, words }: { page: ItemPage; words: Words }) {
  const t = await getTranslations("plans");
  const { item, figure } = page;
  if (item.measure === "none") return null;
  const unit = unitOf(item, words);
  const label = figure && item.figure ? t(`figure.${item.figure}`) : t("item.number");
  return (
    <FigureCard
      label={label}
      value={item.current === null ? null : plainNumber(item.current)}
      unit={unit}
      basis={basisText(page, words)}
      change={{ direction: item.direction === "down" ? "down" : "up", text: wayText(item, words) }}
      evidence={figure?.source ? { href: figure.source } : { href: "#progress", label: t("item.toProgress") }}
    />
  );
}
