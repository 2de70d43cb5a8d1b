import type { BookRow } from "@/lib/reports/queries/book";

/** Year and month of a book, for the words that name it. */
export function bookName({ month }: Pick<BookRow, "month">) {
  return { year: month.slice(0, 4), month: Number(month.slice(5)) };
}

const KILO = 1024;

/** "86 KB", "1.4 MB" */
export function sizeText(bytes: number): string {
  const kilo = bytes / KILO;
  return kilo < KILO ? `${Math.max(1, Math.round(kilo))} KB` : `${(kilo / KILO).toFixed(1)} MB`;
}
