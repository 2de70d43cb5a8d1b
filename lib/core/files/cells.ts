import { type Day, isDay } from "@/lib/core/period";
import type { TableCell } from "./table";

/** The cell as a person would read it; "" when it is empty or a fault. */
export function cellText(cell: TableCell): string {
  if (cell === null) return "";
  if (typeof cell === "object") return "day" in cell ? cell.day : "";
  // A quote or a tab in front is how people keep Excel from turning digits into a number.
  return typeof cell === "string" ? cell.replace(/^['\t]+/, "").trim() : String(cell);
}

/** Excel kept 15 digits of a longer number and lost the rest: 6.1E+17, or a number that no longer counts by one. */
export function lostDigits(cell: TableCell): boolean {
  if (typeof cell === "number") return Math.abs(cell) >= 1e15;
  return typeof cell === "string" && /^\d(\.\d+)?E\+?\d{2}$/i.test(cellText(cell));
}

const DAY_FORMS = [
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/,
  /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?$/,
  /^(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?\.?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日?)?$/,
];

function dayIn(text: string): Day | null {
  for (const form of DAY_FORMS) {
    const [, year, month = "", day = "1"] = form.exec(text) ?? [];
    const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (year) return isDay(found) ? found : null;
  }
  return null;
}

/**
 * A day out of an Excel date or of 2020-03-05, 2020/3/5, 2020.03, 20200305 or 2020年3月5日; a month alone is its first
 * day. Null where no such day can be read, also for the number 2020.1: Excel shows October so as well.
 */
export function cellDay(cell: TableCell): Day | null {
  if (cell !== null && typeof cell === "object") return "day" in cell ? cell.day : null;
  if (typeof cell === "number" && /^\d{4}\.\d$/.test(String(cell))) return null;
  const withoutMidnight = cellText(cell).replace(/\s+0?0:00(:00(\.0+)?)?$/, "");
  return dayIn(withoutMidnight.replace(/\s+/g, ""));
}
