import type { Month } from "@/lib/core/period";
import { formatMonth, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { ChartSize } from "./frame";

/** What is shown, and the typed value behind it for a spreadsheet. */
export type ChartCell = { text: string; value: string | number | null; href?: string };

/** One chart for page, paper, picture and spreadsheet. */
export type ChartModel<Id extends string = string> = {
  id: Id;
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

/** The axis follows the values, not the intervals of the smallest places, which would squeeze all others. */
export function rangeOf(values: readonly (number | null)[]): { min: number; max: number } {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { min: 0, max: 100 };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const air = Math.max(1, (high - low) * 0.25);
  return { min: Math.max(0, Math.floor(low - air)), max: Math.min(100, Math.ceil(high + air)) };
}
