import { type ChartCell, percent } from "@/components/charts/chart-model";
import { basisText } from "@/components/charts/figure-words";
import { formatMonth, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { MessageTranslator } from "@/lib/i18n/translate";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { Figure } from "@/lib/satisfaction/rules";
import type { Months } from "@/lib/satisfaction/rules/window";
import type { Dimension, Population } from "@/lib/surveys/schema";

/** The reader's words; `t` takes keys inside the namespace of satisfaction. */
export type Words = { t: MessageTranslator; locale: Locale };

export function wordsOf(translate: MessageTranslator, locale: Locale): Words {
  return { t: (key, params) => translate(`satisfaction.${key}`, params), locale };
}

/** One month by its name, several from first to last. */
export function monthsText({ from, to }: Months, { t, locale }: Words): string {
  if (from === to) return formatMonth(from, locale);
  return t("board.months", { from: formatMonth(from, locale), to: formatMonth(to, locale) });
}

export function dimensionText(dimension: Dimension | null, { t }: Words): string {
  return dimension === null ? t("total") : t(`dimension.${dimension}`);
}

/** A value on its scale: rates in per cent, scores in points. */
export function valueText(figure: Figure, { t }: Words): string {
  if (figure.state !== "known") return t(`figure.${figure.state}`);
  const rate = figure.formula === "topBox" || figure.formula === "satisfiedRate";
  return rate ? percent(figure.value) : formatNumber(figure.value, 2);
}

/** The whole figure in one phrase, with n and interval. */
export function phraseOf(figure: Figure, words: Words): string {
  if (figure.state !== "known") return words.t(`figure.${figure.state}`);
  return `${valueText(figure, words)} (${basisText(figure, words)})`;
}

/** A figure's value as a cell; missing and suppressed are words, never a zero. */
export function figureCell(figure: Figure, words: Words, href?: string): ChartCell {
  const shown = valueText(figure, words);
  const cell = { text: shown, value: figure.state === "known" ? Math.round(figure.value * 100) / 100 : shown };
  return href ? { ...cell, href } : cell;
}

/** At most three names, then how many there are. */
export function namesText(names: readonly string[], { t }: Words): string {
  const shown = names.slice(0, 3).join(t("board.separator"));
  return names.length > 3 ? t("board.etc", { names: shown, count: names.length }) : shown;
}

export type FigurePlace = { kind: "department" | "branch"; id: string } | null;

export type FigureAddress = Months & { population: Population; place: FigurePlace; dimension?: Dimension | null };

function queryOf({ population, place, dimension, from, to }: FigureAddress): string {
  const query = new URLSearchParams({ population });
  if (place) query.set(place.kind === "branch" ? "branchId" : "departmentId", place.id);
  if (dimension) query.set("dimension", dimension);
  query.set("from", from);
  query.set("to", to);
  return query.toString();
}

/** Where a figure is taken apart into the questions and rounds it was made of. */
export function basisHref(address: FigureAddress): string {
  return `/satisfaction/basis?${queryOf(address)}`;
}

/** Where something is begun about a weak figure. */
export function improveHref(address: FigureAddress): string {
  return `/improvements/new?${queryOf(address)}`;
}

/** The dashboard's own address with some of its filters changed. */
export function boardHref(
  { month, span, by }: SatisfactionBoard["filters"],
  changes: Partial<Record<"month" | "span" | "by" | "sort" | "annex", string | number>> = {},
): string {
  const query = new URLSearchParams({ month, span: String(span), by });
  for (const [name, value] of Object.entries(changes)) query.set(name, String(value));
  return `/satisfaction?${query}`;
}

export function placeOf({ filters }: SatisfactionBoard, id: string): FigurePlace {
  return { kind: filters.by, id };
}
