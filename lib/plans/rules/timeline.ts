import { addDays, addMonths, type Day, daysBetween, lastDayOf, type Month } from "@/lib/core/period";

/** First and last day, both included. */
export type Span = { startsOn: Day; dueOn: Day };
export type TimedItem = Span & { id: string; parentId: string | null; title: string };

/** A place on the year's strip, in percent of its width. */
export type Place = { left: number; width: number };

/** What a gesture moves: the whole bar, or its end alone. */
export type Grip = "bar" | "end";

export function yearSpan(year: number): Span {
  return { startsOn: `${year}-01-01`, dueOn: `${year}-12-31` };
}

/** Days from the first to the last of a span, both counted. */
export function daysIn({ startsOn, dueOn }: Span): number {
  return daysBetween(startsOn, dueOn) + 1;
}

// Days are texts that sort as they follow.
const earlier = (...days: Day[]): Day => [...days].sort()[0] ?? "";
const later = (...days: Day[]): Day => [...days].sort().at(-1) ?? "";

/** Where a span lies in the year, cut at its ends; null when no day of it does. */
export function placeOf(span: Span, year: number): Place | null {
  const whole = yearSpan(year);
  const startsOn = later(span.startsOn, whole.startsOn);
  const dueOn = earlier(span.dueOn, whole.dueOn);
  if (startsOn > dueOn) return null;
  const days = daysIn(whole);
  return {
    left: (daysBetween(whole.startsOn, startsOn) / days) * 100,
    width: (daysIn({ startsOn, dueOn }) / days) * 100,
  };
}

/** Where the middle of a day stands, in percent of the year; null outside of it. */
export function markOf(day: Day, year: number): number | null {
  const place = placeOf({ startsOn: day, dueOn: day }, year);
  return place && place.left + place.width / 2;
}

/** The twelve months with their true widths. */
export function monthHeads(year: number): (Place & { month: Month })[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(`${year}-01`, index);
    const place = placeOf({ startsOn: `${month}-01`, dueOn: lastDayOf(month) }, year);
    return { month, left: place?.left ?? 0, width: place?.width ?? 0 };
  });
}

/** A span after a gesture; an end never passes its start. */
export function shifted({ startsOn, dueOn }: Span, days: number, grip: Grip): Span {
  if (grip === "bar") return { startsOn: addDays(startsOn, days), dueOn: addDays(dueOn, days) };
  const end = addDays(dueOn, days);
  return { startsOn, dueOn: end < startsOn ? startsOn : end };
}

/** Whether a span lies in another one. */
export function within(inner: Span, outer: Span): boolean {
  return inner.startsOn >= outer.startsOn && inner.dueOn <= outer.dueOn;
}

/**
 * How far a gesture may go: at most to the ends of `outer`, and where an end moves alone, not before what lies inside
 * has ended. A span that already stands outside may only come back.
 */
export function limitShift(span: Span, days: number, grip: Grip, bounds: { outer: Span; lastInside: Day | null }) {
  const { outer, lastInside } = bounds;
  const most = Math.max(0, daysBetween(span.dueOn, outer.dueOn));
  if (grip === "bar") return between(days, Math.min(0, daysBetween(span.startsOn, outer.startsOn)), most);
  const first = lastInside !== null && lastInside > span.startsOn ? lastInside : span.startsOn;
  return between(days, Math.min(0, daysBetween(span.dueOn, first)), most);
}

// Adding zero turns -0, which the arithmetic above can give, into 0.
const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most) + 0;

/** Everything below an item, however deep. */
export function below<T extends { id: string; parentId: string | null }>(items: readonly T[], id: string): T[] {
  const children = items.filter(({ parentId }) => parentId === id);
  return [...children, ...children.flatMap((child) => below(items, child.id))];
}

export type Move = Span & { id: string; carry: boolean };
export type Moved = Span & { id: string };
export type MoveProblem =
  | { kind: "order" }
  /** Beyond the parent, or beyond the year where `title` is null. */
  | ({ kind: "outside"; title: string | null } & Span)
  /** Something below would be left outside. */
  | ({ kind: "leftOut"; title: string } & Span);

function frameOf(items: readonly TimedItem[], item: TimedItem, year: number): Span & { title: string | null } {
  const parent = items.find(({ id }) => id === item.parentId);
  return parent ?? { ...yearSpan(year), title: null };
}

/**
 * What a move changes: the item itself and, when both of its dates move alike and it is asked for, everything below by
 * as many days. Nothing may leave its parent or the year; the first thing that would is the problem.
 */
export function moveItem(
  items: readonly TimedItem[],
  move: Move,
  year: number,
): { moved: Moved[]; problem: MoveProblem | null } {
  const item = items.find(({ id }) => id === move.id);
  if (!item) return { moved: [], problem: null };
  const span = { startsOn: move.startsOn, dueOn: move.dueOn };
  if (span.startsOn > span.dueOn) return { moved: [], problem: { kind: "order" } };
  const { title, startsOn, dueOn } = frameOf(items, item, year);
  if (!within(span, { startsOn, dueOn })) return { moved: [], problem: { kind: "outside", title, startsOn, dueOn } };
  const inside = below(items, item.id);
  const days = daysBetween(item.startsOn, span.startsOn);
  const alike = days === daysBetween(item.dueOn, span.dueOn);
  if (move.carry && alike) {
    const carried = inside.map((one) => ({ id: one.id, ...shifted(one, days, "bar") }));
    return { moved: days === 0 ? [] : [{ id: item.id, ...span }, ...carried], problem: null };
  }
  const lost = inside.find((one) => one.parentId === item.id && !within(one, span));
  if (lost) {
    return {
      moved: [],
      problem: { kind: "leftOut", title: lost.title, startsOn: lost.startsOn, dueOn: lost.dueOn },
    };
  }
  const same = span.startsOn === item.startsOn && span.dueOn === item.dueOn;
  return { moved: same ? [] : [{ id: item.id, ...span }], problem: null };
}
