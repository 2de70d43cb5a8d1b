import type { ChartSize } from "@/components/charts/frame";
import type { Month } from "@/lib/core/period";
import type { SeriesKey } from "@/lib/dashboards/rules";
import type { ChartId } from "@/lib/dashboards/schema";
import { formatMonth, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { MessageTranslator } from "@/lib/i18n/translate";
import type { Figure } from "@/lib/satisfaction/rules";

/** What is shown, and the typed value behind it for a spreadsheet. */
export type ChartCell = { text: string; value: string | number | null; href?: string };

/** One chart for page, paper, picture and spreadsheet. */
export type ChartModel = {
  id: ChartId;
  title: string;
  /** One sentence, computed from the data. */
  finding: string;
  /** Null where the table itself is the picture. */
  draw: ((size: ChartSize) => string) | null;
  columns: { header: string; numFmt?: string }[];
  rows: ChartCell[][];
  n: string;
  definition: string;
};

/** The reader's words. `t` takes keys inside the namespace of dashboards, `label` whole keys of other domains. */
export type Words = { t: MessageTranslator; label: MessageTranslator; locale: Locale };

export function wordsOf(translate: MessageTranslator, locale: Locale): Words {
  return { t: (key, params) => translate(`dashboards.${key}`, params), label: translate, locale };
}

export function percent(value: number): string {
  return `${formatNumber(value, 2)} %`;
}

/** Numbers on an axis, without zeros that say nothing. */
export function axisNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** 7月 · Jul */
export function shortMonth(month: Month, locale: Locale): string {
  const full = formatMonth(month, locale);
  return locale === "en" ? full.slice(0, 3) : full.slice(5);
}

export function text(value: string, href?: string): ChartCell {
  return href ? { text: value, value, href } : { text: value, value };
}

export function count(value: number, href?: string): ChartCell {
  const cell = { text: formatNumber(value), value };
  return href ? { ...cell, href } : cell;
}

/** A figure's value; missing and suppressed are words, never a zero. */
export function valueCell(figure: Figure, { t }: Words, href?: string): ChartCell {
  const cell =
    figure.state === "known"
      ? { text: percent(figure.value), value: Math.round(figure.value * 100) / 100 }
      : { text: t(`figure.${figure.state}`), value: t(`figure.${figure.state}`) };
  return href ? { ...cell, href } : cell;
}

export function nCell(figure: Figure, { t }: Words): ChartCell {
  if (figure.state !== "known") return { text: "", value: null };
  return figure.n === null ? text(t("figure.nUnknown")) : count(figure.n);
}

/** 98.90–99.70, or nothing where n is not known. */
export function intervalText(figure: Figure): string {
  if (figure.state !== "known" || !figure.interval) return "";
  return `${formatNumber(figure.interval.low, 2)}–${formatNumber(figure.interval.high, 2)}`;
}

export function intervalCell(figure: Figure): ChartCell {
  return text(intervalText(figure));
}

/** The whole figure in one phrase: 99.46 % (n = 1,204, 95 %: 98.90–99.70). */
export function figurePhrase(figure: Figure, words: Words): string {
  if (figure.state !== "known") return words.t(`figure.${figure.state}`);
  return `${percent(figure.value)} (${basisText(figure, words)})`;
}

/** n and interval, or why there is none. */
export function basisText(figure: Figure, { t }: Words): string {
  if (figure.state === "missing") return t("figure.noBasis");
  if (figure.state === "mixed") return t("figure.mixedBasis");
  if (figure.state === "suppressed") return t("figure.suppressedBasis");
  if (figure.n === null) return t("figure.nUnknownBasis");
  return t("figure.basis", { n: formatNumber(figure.n), interval: intervalText(figure) });
}

export function formulaName({ formula }: Pick<SeriesKey, "formula">, { label }: Words): string {
  return label(`satisfaction.formula.${formula}`);
}

/** 满意率，出院患者回访（电话回访） */
export function seriesText(key: SeriesKey, words: Words): string {
  const method = words.label(`satisfaction.method.${key.method}`);
  return words.t("basis.series", { formula: formulaName(key, words), source: key.source, method });
}

/** Formula and source of several series, each under its name. */
export function seriesList(series: readonly { name: string; key: SeriesKey }[], words: Words): string {
  const { t } = words;
  const named = series.map(({ name, key }) => t("basis.named", { name, what: seriesText(key, words) }));
  return named.join(t("basis.separator"));
}
