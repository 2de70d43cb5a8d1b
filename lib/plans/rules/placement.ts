import type { Day } from "@/lib/core/period";

export type Dates = { startsOn: Day; dueOn: Day };
type Titled = Dates & { title: string };

/** A field that cannot be, and the sentence at it. */
export type Misplaced = { field: "startsOn" | "dueOn"; message: string; params: Record<string, string> };

/** First and last day of a plan's year. */
export function yearDates(year: number): Dates {
  return { startsOn: `${year}-01-01`, dueOn: `${year}-12-31` };
}

/** Where a plan's year stands on a day: ahead of it, under way, or over. */
export function stageOf(year: number, day: Day): "ahead" | "underWay" | "over" {
  const { startsOn, dueOn } = yearDates(year);
  if (day < startsOn) return "ahead";
  return day > dueOn ? "over" : "underWay";
}

export function liesWithin(inner: Dates, outer: Dates): boolean {
  return outer.startsOn <= inner.startsOn && inner.dueOn <= outer.dueOn;
}

function outside(own: Dates, outer: Dates, message: string, title: string): Misplaced | null {
  if (liesWithin(own, outer)) return null;
  const field = own.startsOn < outer.startsOn || own.startsOn > outer.dueOn ? "startsOn" : "dueOn";
  return { field, message, params: { title, from: outer.startsOn, to: outer.dueOn } };
}

/**
 * What is wrong with the dates of an item: it lies inside its parent, or as a goal inside the year, and what lies below
 * it stays inside. Null where all is well.
 */
export function misplacedDates(
  own: Dates,
  { year, parent, children }: { year: number; parent: Titled | null; children: readonly Titled[] },
): Misplaced | null {
  const above = parent
    ? outside(own, parent, "plans.invalid.outsideParent", parent.title)
    : outside(own, yearDates(year), "plans.invalid.outsideYear", String(year));
  if (above) return above;
  const child = children.find((one) => !liesWithin(one, own));
  if (!child) return null;
  const field = child.startsOn < own.startsOn ? "startsOn" : "dueOn";
  const params = { title: child.title, from: child.startsOn, to: child.dueOn };
  return { field, message: "plans.invalid.childOutside", params };
}
