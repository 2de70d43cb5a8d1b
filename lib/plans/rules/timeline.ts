import { addDays, addMonths, type Day, daysBetween, lastDayOf, type Month } from "@/lib/core/period";
import { type Dates, type Misplaced, misplacedDates, yearDates } from "./placement";

export type TimedItem = Dates & { id: string; parentId: string | null; title: string; droppedOn: Day | null };

/** A place on the year's strip, in percent of its width. */
export type Place = { left: number; width: number };

/** What a gesture moves: the whole bar, or its end alone. */
export type Grip = "bar" | "end";

/** Days from the first to the last of a span, both counted. */
export function daysIn({ startsOn, dueOn }: Dates): number {
  return daysBetween(startsOn, dueOn) + 1;
}

// Days are texts that sort as they follow.
const earlier = (...days: Day[]): Day => [...days].sort()[0] ?? "";
const later = (...days: Day[]): Day => [...days].sort().at(-1) ?? "";

/** Where a span lies in the year, cut at its ends; null when no day of it does. */
export function placeOf(span: Dates, year: number): Place | null {
  const whole = yearDates(year);
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
export function shifted({ startsOn, dueOn }: Dates, days: number, grip: Grip): Dates {
  if (grip === "bar") return { startsOn: addDays(startsOn, days), dueOn: addDays(dueOn, days) };
  const end = addDays(dueOn, days);
  return { startsOn, dueOn: end < startsOn ? startsOn : end };
}

/**
 * How far a gesture may go: at most to the ends of `outer`, and where an end moves alone, not before what lies inside
 * has ended. A span that already stands outside may only come back.
 */
export function limitShift(span: Dates, days: number, grip: Grip, bounds: { outer: Dates; lastInside: Day | null }) {
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

export type Move = Dates & { id: string; carry: boolean };
export type Moved = Dates & { id: string };

/**
 * What a move changes: the item itself and, when both of its dates move alike and it is asked for, everything below by
 * as many days. What was given up stays where it was. Nothing may leave its parent or the year; the first thing that
 * would is the problem, and then nothing moves.
 */
export function planMove(
  items: readonly TimedItem[],
  move: Move,
  year: number,
): { moved: Moved[]; problem: Misplaced | null } {
  const item = items.find(({ id }) => id === move.id);
  if (!item) return { moved: [], problem: null };
  const own = { startsOn: move.startsOn, dueOn: move.dueOn };
  const days = daysBetween(item.startsOn, own.startsOn);
  const alike = days === daysBetween(item.dueOn, own.dueOn);
  const inside = below(items, item.id).filter(({ droppedOn }) => droppedOn === null);
  const carried = move.carry && alike ? inside.map((one) => ({ ...one, ...shifted(one, days, "bar") })) : [];
  const children = (carried.length > 0 ? carried : inside).filter(({ parentId }) => parentId === item.id);
  const parent = items.find(({ id }) => id === item.parentId) ?? null;
  const problem = own.dueOn < own.startsOn ? BACKWARDS : misplacedDates(own, { year, parent, children });
  if (problem) return { moved: [], problem };
  const still = alike && days === 0;
  const moved = [{ id: item.id, ...own }, ...carried.map(({ id, startsOn, dueOn }) => ({ id, startsOn, dueOn }))];
  return { moved: still ? [] : moved, problem: null };
}

const BACKWARDS: Misplaced = { field: "dueOn", message: "plans.invalid.dueBeforeStart", params: {} };
