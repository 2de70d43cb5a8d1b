import { addDays, type Day } from "@/lib/core/period";

/** Days from `fromDay` to `toDay`, both inclusive; without an end it still lasts. */
export type Span = { fromDay: Day; toDay: Day | null };

const END = "9999-12-31";
const endOf = ({ toDay }: Span) => toDay ?? END;

/** Whether two spans share a day. */
export function overlaps(one: Span, other: Span): boolean {
  return one.fromDay <= endOf(other) && other.fromDay <= endOf(one);
}

/** The parts of a span that none of the others covers, in order. */
export function uncovered(span: Span, others: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let from = span.fromDay;
  const near = others.filter((other) => overlaps(span, other)).toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  for (const other of near) {
    if (from < other.fromDay) parts.push({ fromDay: from, toDay: addDays(other.fromDay, -1) });
    if (endOf(other) === END) return parts;
    const after = addDays(endOf(other), 1);
    if (after > from) from = after;
  }
  if (from <= endOf(span)) parts.push({ fromDay: from, toDay: span.toDay });
  return parts;
}
