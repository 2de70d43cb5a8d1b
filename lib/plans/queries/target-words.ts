import "server-only";
import { formatNumber, plainNumber } from "@/lib/i18n/format";
import type { MessageTranslator } from "@/lib/i18n/translate";
import type { Measure } from "../schema";
import { FIGURE_UNITS, type KnownFigureCode } from "../schema/known-figures";
import type { FigureBasis } from "./roadmap";

/** How far an item of the plan is to come. */
export type Target = {
  measure: Measure;
  baseline: number | null;
  target: number | null;
  unit: string | null;
  figure: KnownFigureCode | null;
};

/** The target of an item on one line: the known figure's name, from where to where, the unit; empty where nothing is measured. */
export function targetWords({ measure, baseline, target, unit, figure }: Target, t: MessageTranslator): string {
  if (measure === "none" || target === null) return "";
  const counted = figure ? t(`plans.units.${FIGURE_UNITS[figure]}`) : (unit ?? "");
  const way = [baseline, target].flatMap((one) => (one === null ? [] : [plainNumber(one)])).join(" → ");
  return [figure && t(`plans.figure.${figure}`), `${way} ${counted}`.trim()].filter(Boolean).join(" ");
}

/** What a survey's figure rests on: answers and interval; empty for a count. */
export function basisWords({ n, low, high }: FigureBasis, t: MessageTranslator): string {
  if (n === null) return "";
  const interval =
    low === null || high === null ? "" : t("plans.item.interval", { low: plainNumber(low), high: plainNumber(high) });
  return [`n = ${formatNumber(n)}`, interval].filter(Boolean).join(t("plans.word.comma"));
}
