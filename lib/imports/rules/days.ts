import { type Day, isDay, isMonth, type Month } from "@/lib/core/period";

const FULL = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?$/;
const MONTH = /^(\d{4})[-/.\u5e74](\d{1,2})\u6708?$/;
const TIME = /[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;
const two = (digits: string) => digits.padStart(2, "0");

/** Text as people type it, with ordinary digits and signs and without a time of day. */
function plain(text: string): string {
  return text.normalize("NFKC").trim().replace(TIME, "").replace(/\s+/g, "");
}

const read = new Map<string, Day | null>();
const MOST_READ = 20_000;

/** `readDay`, remembered: the days of a register repeat. */
export function dayIn(text: string): Day | null {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size >= MOST_READ) read.clear();
  const day = readDay(text);
  read.set(text, day);
  return day;
}

/**
 * A day typed as 2020-03-05, 2020/3/5, 2020.3.5, 20200305 or with the Chinese signs of year, month and day; a month
 * alone, such as 2020.03, is its first day. Null for anything else and for a day that does not exist.
 */
function readDay(text: string): Day | null {
  const typed = plain(text);
  const [, year, month, day] = FULL.exec(typed) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? [];
  if (year && month && day) {
    const found = `${year}-${two(month)}-${two(day)}`;
    return isDay(found) ? found : null;
  }
  const found = monthIn(typed);
  return found && `${found}-01`;
}

/** A month typed as 2020-03, 2020/3, 2020.03, 202003 or with the Chinese signs; null for anything else. */
export function monthIn(text: string): Month | null {
  const typed = plain(text);
  const [, year, month] = MONTH.exec(typed) ?? /^(\d{4})(\d{2})$/.exec(typed) ?? [];
  if (!year || !month) return null;
  const found = `${year}-${two(month)}`;
  return isMonth(found) ? found : null;
}
