import { formatNumber } from "@/lib/i18n/format";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { type ChartCell, count, percent, text } from "./chart-model";

/** A value with how sure it is, or why there is none. */
export type ShownFigure =
  | { state: "known"; value: number; n: number | null; interval: { low: number; high: number } | null }
  | { state: "missing" }
  | { state: "suppressed" }
  | { state: "mixed" };

/** Words of a namespace that says `figure.missing`, `figure.suppressed` and the rest in its own way. */
type Words = { t: MessageTranslator };

/** A figure's value; missing and suppressed are words, never a zero. */
export function valueCell(figure: ShownFigure, { t }: Words, href?: string): ChartCell {
  const cell =
    figure.state === "known"
      ? { text: percent(figure.value), value: Math.round(figure.value * 100) / 100 }
      : { text: t(`figure.${figure.state}`), value: t(`figure.${figure.state}`) };
  return href ? { ...cell, href } : cell;
}

export function nCell(figure: ShownFigure, { t }: Words): ChartCell {
  if (figure.state !== "known") return { text: "", value: null };
  return figure.n === null ? text(t("figure.nUnknown")) : count(figure.n);
}

/** 98.90–99.70, or nothing where n is not known. */
export function intervalText(figure: ShownFigure): string {
  if (figure.state !== "known" || !figure.interval) return "";
  return `${formatNumber(figure.interval.low, 2)}–${formatNumber(figure.interval.high, 2)}`;
}

export function intervalCell(figure: ShownFigure): ChartCell {
  return text(intervalText(figure));
}

/** The whole figure in one phrase: 99.46 % (n = 1,204, 95 %: 98.90–99.70). */
export function figurePhrase(figure: ShownFigure, words: Words): string {
  if (figure.state !== "known") return words.t(`figure.${figure.state}`);
  return `${percent(figure.value)} (${basisText(figure, words)})`;
}

/** n and interval, or why there is none. */
export function basisText(figure: ShownFigure, { t }: Words): string {
  if (figure.state === "missing") return t("figure.noBasis");
  if (figure.state === "mixed") return t("figure.mixedBasis");
  if (figure.state === "suppressed") return t("figure.suppressedBasis");
  if (figure.n === null) return t("figure.nUnknownBasis");
  return t("figure.basis", { n: formatNumber(figure.n), interval: intervalText(figure) });
}

/** Points between two figures: +1.20, −0.30, ±0. */
export function signedPoints(points: number): string {
  if (points === 0) return "±0";
  return `${points > 0 ? "+" : "−"}${formatNumber(Math.abs(points), 2)}`;
}
