import type { Day } from "@/lib/core/period";
import type { PlanNode } from "./state";

type Placeable = { id: string; parentId: string | null };

/** Items below each other, every child behind its parent, in the order in which they are given; with their depth. */
export function placeInTree<Item extends Placeable>(items: readonly Item[]): (Item & { depth: number })[] {
  const below = (parentId: string | null, depth: number): (Item & { depth: number })[] =>
    items
      .filter((item) => item.parentId === parentId)
      .flatMap((item) => [{ ...item, depth }, ...below(item.id, depth + 1)]);
  return below(null, 0);
}

type Flat = Placeable & Omit<PlanNode, "children">;

/** An item with all below it. */
export function nodeOf(item: Flat, items: readonly Flat[]): PlanNode {
  const children = items.filter(({ parentId }) => parentId === item.id);
  return { ...item, children: children.map((child) => nodeOf(child, items)) };
}

type Told = Placeable & { doneOn: Day | null; toldOn: Day | null };

function later(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Of each item the last day on which something was told or done of it, or of an item below it. */
export function daysOfProgress(items: readonly Told[]): Map<string, Day | null> {
  const days = new Map(items.map(({ id, doneOn, toldOn }) => [id, later(doneOn, toldOn)]));
  const parents = new Map(items.map(({ id, parentId }) => [id, parentId]));
  for (const { id, doneOn, toldOn } of items) {
    const own = later(doneOn, toldOn);
    for (let above = parents.get(id) ?? null; above !== null; above = parents.get(above) ?? null) {
      days.set(above, later(days.get(above) ?? null, own));
    }
  }
  return days;
}

type Given = Placeable & { droppedOn: Day | null };

/** The item by which one was given up: itself, or one that it lies below; null while it binds. */
export function givenUpWith<Item extends Given>(item: Item, items: readonly Item[]): Item | null {
  if (item.droppedOn !== null) return item;
  const parent = items.find(({ id }) => id === item.parentId);
  return parent ? givenUpWith(parent, items) : null;
}

/** Items that still bind: neither they nor what they lie below was given up. */
export function liveItems<Item extends Given>(items: readonly Item[]): Item[] {
  return items.filter((item) => givenUpWith(item, items) === null);
}
