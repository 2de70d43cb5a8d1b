import type { Measure } from "../schema";
import { FIGURE_UNITS, type KnownFigureCode } from "../schema/known-figures";
import type { Standing } from "../schema/standings";

/** How far an item of the plan is to come. */
export type Target = {
  measure: Measure;
  baseline: number | null;
  target: number | null;
  unit: string | null;
  figure: KnownFigureCode | null;
};

/** Answers and interval of a survey's figure, or why there is none; for a count both are null. */
export type FigureBasis = NonNullable<Standing["basis"]>;

/** Rules know keys and numbers, not languages: how both are said to a reader. */
export type Say = { t: (key: string, params?: Record<string, string>) => string; number: (value: number) => string };

/**
 * The target of an item on one line: the known figure's name, from where to where, the unit; empty where nothing is
 * measured.
 */
export function targetWords({ measure, baseline, target, unit, figure }: Target, { t, number }: Say): string {
  if (measure === "none" || target === null) return "";
  const counted = figure ? t(`plans.units.${FIGURE_UNITS[figure]}`) : (unit ?? "");
  const way = [baseline, target].flatMap((one) => (one === null ? [] : [number(one)])).join(" → ");
  return [figure && t(`plans.figure.${figure}`), `${way} ${counted}`.trim()].filter(Boolean).join(" ");
}

/** What a survey's figure rests on: answers and interval; empty for a count. */
export function basisWords({ n, low, high }: FigureBasis, { t, number }: Say): string {
  if (n === null) return "";
  const interval =
    low === null || high === null ? "" : t("plans.item.interval", { low: number(low), high: number(high) });
  return [`n = ${number(n)}`, interval].filter(Boolean).join(t("plans.word.comma"));
}
