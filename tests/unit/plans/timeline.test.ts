import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "@/lib/core/period";
import { liesWithin, yearDates } from "@/lib/plans/rules/placement";
import {
  below,
  daysIn,
  limitShift,
  markOf,
  monthHeads,
  placeOf,
  planMove,
  shifted,
  type TimedItem,
} from "@/lib/plans/rules/timeline";

const span = (startsOn: string, dueOn: string) => ({ startsOn, dueOn });

describe("places in the year", () => {
  test("the whole year fills the strip, its last day included", () => {
    expect(placeOf(yearDates(2026), 2026)).toEqual({ left: 0, width: 100 });
    expect(daysIn(yearDates(2026))).toBe(365);
    expect(daysIn(yearDates(2028))).toBe(366);
  });

  test("a day is as wide as a day, in a leap year too", () => {
    expect(placeOf(span("2028-02-29", "2028-02-29"), 2028)?.width).toBeCloseTo(100 / 366, 10);
    expect(placeOf(span("2026-01-02", "2026-01-02"), 2026)?.left).toBeCloseTo(100 / 365, 10);
  });

  test("what reaches beyond the year is cut, what lies outside has no place", () => {
    expect(placeOf(span("2025-06-01", "2026-01-01"), 2026)).toEqual({ left: 0, width: 100 / 365 });
    expect(placeOf(span("2025-06-01", "2025-12-31"), 2026)).toBeNull();
    expect(markOf("2027-01-01", 2026)).toBeNull();
    expect(markOf("2026-07-02", 2026)).toBeCloseTo(50, 10);
  });

  test("twelve months stand side by side and fill the strip", () => {
    const months = monthHeads(2028);
    expect(months.map(({ month }) => month.slice(5))).toEqual(
      Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0")),
    );
    for (const [index, { left, width }] of months.entries()) {
      expect(left + width).toBeCloseTo(months[index + 1]?.left ?? 100, 8);
    }
    expect((months[1]?.width ?? 0) * 366).toBeCloseTo(2900, 6);
  });
});

const tree: TimedItem[] = [
  { id: "goal", parentId: null, title: "Goal", droppedOn: null, ...span("2026-02-01", "2026-11-30") },
  { id: "task", parentId: "goal", title: "Task", droppedOn: null, ...span("2026-03-01", "2026-06-30") },
  { id: "first", parentId: "task", title: "First", droppedOn: null, ...span("2026-04-10", "2026-04-10") },
  { id: "second", parentId: "task", title: "Second", droppedOn: null, ...span("2026-06-30", "2026-06-30") },
];
const move = (startsOn: string, dueOn: string, carry = true) =>
  planMove(tree, { id: "task", startsOn, dueOn, carry }, 2026);

describe("moving an item", () => {
  test("takes along what lies below by as many days", () => {
    expect(move("2026-03-11", "2026-07-10").moved).toEqual([
      { id: "task", ...span("2026-03-11", "2026-07-10") },
      { id: "first", ...span("2026-04-20", "2026-04-20") },
      { id: "second", ...span("2026-07-10", "2026-07-10") },
    ]);
  });

  test("leaves milestones where they are when not asked, unless one would fall out", () => {
    expect(move("2026-03-01", "2026-07-31", false).moved).toEqual([
      { id: "task", ...span("2026-03-01", "2026-07-31") },
    ]);
    expect(move("2026-02-20", "2026-06-21", false).problem).toEqual({
      field: "dueOn",
      message: "plans.invalid.childOutside",
      params: { title: "Second", from: "2026-06-30", to: "2026-06-30" },
    });
  });

  test("an end that moves alone takes nothing along", () => {
    expect(move("2026-03-01", "2026-07-31").moved).toHaveLength(1);
    expect(move("2026-03-01", "2026-06-29").problem?.message).toBe("plans.invalid.childOutside");
  });

  test("says which frame it would leave", () => {
    expect(move("2026-01-31", "2026-05-31").problem).toEqual({
      field: "startsOn",
      message: "plans.invalid.outsideParent",
      params: { title: "Goal", from: "2026-02-01", to: "2026-11-30" },
    });
    const goal = planMove(tree, { id: "goal", ...span("2026-03-05", "2027-01-01"), carry: true }, 2026);
    expect(goal.problem?.message).toBe("plans.invalid.outsideYear");
    expect(move("2026-06-30", "2026-03-01").problem?.message).toBe("plans.invalid.dueBeforeStart");
  });

  test("what was given up stays where it was and hinders nothing", () => {
    const given = tree.map((one) => (one.id === "second" ? { ...one, droppedOn: "2026-03-05" } : one));
    const carried = planMove(given, { id: "task", ...span("2026-02-20", "2026-06-21"), carry: true }, 2026);
    expect(carried.moved.map(({ id }) => id)).toEqual(["task", "first"]);
    const alone = planMove(given, { id: "task", ...span("2026-03-01", "2026-06-21"), carry: false }, 2026);
    expect(alone.moved.map(({ id }) => id)).toEqual(["task"]);
  });

  test("nothing moved is no change, and what is not there moves nothing", () => {
    expect(move("2026-03-01", "2026-06-30")).toEqual({ moved: [], problem: null });
    expect(move("2026-03-01", "2026-06-30", false)).toEqual({ moved: [], problem: null });
    expect(planMove(tree, { id: "gone", ...yearDates(2026), carry: true }, 2026)).toEqual({ moved: [], problem: null });
  });
});

const frame = (outer: { startsOn: string; dueOn: string }) =>
  fc
    .tuple(fc.nat(daysIn(outer) - 1), fc.nat(daysIn(outer) - 1))
    .map(([a, b]) => span(addDays(outer.startsOn, Math.min(a, b)), addDays(outer.startsOn, Math.max(a, b))));

const trees = frame(yearDates(2026)).chain((goal) =>
  frame(goal).chain((task) =>
    fc.array(frame(task), { maxLength: 4 }).map((milestones): TimedItem[] => [
      { id: "goal", parentId: null, title: "goal", droppedOn: null, ...goal },
      { id: "task", parentId: "goal", title: "task", droppedOn: null, ...task },
      ...milestones.map((one, index) => ({
        id: `m${index}`,
        parentId: "task",
        title: `m${index}`,
        droppedOn: null,
        ...one,
      })),
    ]),
  ),
);

function nested(items: readonly TimedItem[]): boolean {
  return items.every((item) => {
    const parent = items.find(({ id }) => id === item.parentId) ?? yearDates(2026);
    return item.startsOn <= item.dueOn && liesWithin(item, parent);
  });
}

describe("whatever is moved", () => {
  const gestures = fc.record({
    id: fc.constantFrom("goal", "task", "m0"),
    days: fc.integer({ min: -400, max: 400 }),
    grip: fc.constantFrom("bar" as const, "end" as const),
    carry: fc.boolean(),
  });

  test("everything stays inside its parent, keeps its length when carried, or the move is refused whole", () => {
    fc.assert(
      fc.property(trees, gestures, (items, { id, days, grip, carry }) => {
        const item = items.find((one) => one.id === id);
        if (!item) return;
        const { moved, problem } = planMove(items, { id, ...shifted(item, days, grip), carry }, 2026);
        if (problem) expect(moved).toEqual([]);
        const after = items.map((one) => ({ ...one, ...moved.find((each) => each.id === one.id) }));
        expect(nested(after)).toBe(true);
        for (const one of below(items, id)) {
          const now = after.find((each) => each.id === one.id);
          expect(now && daysIn(now)).toBe(daysIn(one));
        }
      }),
    );
  });

  test("a gesture held to its limits is never refused for its frame, and a shorter one is not held", () => {
    fc.assert(
      fc.property(trees, gestures, (items, { id, days, grip }) => {
        const item = items.find((one) => one.id === id);
        if (!item) return;
        const outer = items.find((one) => one.id === item.parentId) ?? yearDates(2026);
        const ends = items.filter(({ parentId }) => parentId === id).map(({ dueOn }) => dueOn);
        const lastInside = ends.sort().at(-1) ?? null;
        const held = limitShift(item, days, grip, { outer, lastInside });
        expect(Math.abs(held)).toBeLessThanOrEqual(Math.abs(days));
        const target = shifted(item, held, grip);
        expect(planMove(items, { id, ...target, carry: true }, 2026).problem).toBeNull();
        if (grip === "bar") expect(daysBetween(item.startsOn, target.startsOn)).toBe(held);
      }),
    );
  });
});
