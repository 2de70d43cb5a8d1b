/** The brackets of the year and the word behind the number, as GB/T 9704-2012, 7.2.5 writes a number of issue. */
const WRITTEN = (prefix: string, year: string, number: string) => `${prefix}\u3014${year}\u3015${number}\u53f7`;

/** A bare number becomes one of issue where the hospital has a prefix; what is written out stays as it is. */
export function issueNumber(wanted: string | null, { prefix, year }: { prefix: string | null; year: string }) {
  const words = wanted?.trim() ?? "";
  if (/^\d{1,5}$/.test(words) && prefix) return WRITTEN(prefix, year, String(Number(words)));
  return words || null;
}
