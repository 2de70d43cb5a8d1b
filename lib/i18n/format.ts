import { type Day, dayOf, type Month, timeOf, weekdayOf } from "@/lib/core/period";
import type { Locale } from "./locale";

const ZH_WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];
const EN_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const EN_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function parts(day: Day): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return { year, month, date };
}

/** 2026年7月1日 · 1 Jul 2026 */
export function formatDay(day: Day, locale: Locale): string {
  const { year, month, date } = parts(day);
  return locale === "en" ? `${date} ${EN_MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

/** 2026年7月1日（周三） · Wed, 1 Jul 2026 */
export function formatDayWithWeekday(day: Day, locale: Locale): string {
  const weekday = weekdayOf(day);
  return locale === "en"
    ? `${EN_WEEKDAYS[weekday]}, ${formatDay(day, locale)}`
    : `${formatDay(day, locale)}（周${ZH_WEEKDAYS[weekday]}）`;
}

/** 7月1日 · 1 Jul, where the year is said beside it */
export function formatDayInYear(day: Day, locale: Locale): string {
  const { month, date } = parts(day);
  return locale === "en" ? `${date} ${EN_MONTHS[month - 1]}` : `${month}月${date}日`;
}

/** 7月 · Jul, where the year is said beside it */
export function formatMonthInYear(month: Month, locale: Locale): string {
  const { month: number } = parts(`${month}-01`);
  return locale === "en" ? (EN_MONTHS[number - 1] ?? "") : `${number}月`;
}

/** 2026年7月 · Jul 2026 */
export function formatMonth(month: Month, locale: Locale): string {
  const { year, month: number } = parts(`${month}-01`);
  return locale === "en" ? `${EN_MONTHS[number - 1]} ${year}` : `${year}年${number}月`;
}

/** 2026年7月1日 14:32 · 1 Jul 2026 14:32, at the hospital */
export function formatInstant(instant: Date, locale: Locale): string {
  return `${formatDay(dayOf(instant), locale)} ${timeOf(instant)}`;
}

/** By their decimals: to make one takes many times as long as to use it. */
const formats = new Map<number, Intl.NumberFormat>();
const PLAIN = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** 1,060 · 99.46 */
export function formatNumber(value: number, digits = 0): string {
  const known = formats.get(digits);
  if (known) return known.format(value);
  const made = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(digits, made);
  return made.format(value);
}

/** Money is kept in fen: 15300000 is ¥153,000.00. */
export function formatYuan(fen: number): string {
  return `¥${formatNumber(fen / 100, 2)}`;
}

/** The short name of a weekday; 0 is Monday. */
export function weekdayName(weekday: number, locale: Locale): string {
  return (locale === "en" ? EN_WEEKDAYS : ZH_WEEKDAYS)[weekday] ?? "";
}

/** 1.2 MB · 340 KB */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${formatNumber(Math.ceil(bytes / 1000))} KB` : `${formatNumber(bytes / 1_000_000, 1)} MB`;
}

/** A number with no more decimals than it has, at most two: 1,060 · 90.5 · 90.25 */
export function plainNumber(value: number): string {
  return PLAIN.format(value);
}
