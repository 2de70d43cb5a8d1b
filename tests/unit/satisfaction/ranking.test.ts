import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlap } from "@/lib/satisfaction/rules";
import { rankedGroups } from "@/lib/satisfaction/rules/ranking";

const place = (name: string, low: number, high: number) => ({ name, interval: { low, high } });
const named = (groups: { name: string }[][]) => groups.map((group) => group.map(({ name }) => name));

describe("places", () => {
  test("are ranked where their intervals part, and stay in the given order where they do not", () => {
    const places = [place("a", 70, 80), place("b", 90, 95), place("c", 75, 85), place("d", 91, 99)];
    expect(named(rankedGroups(places))).toEqual([
      ["b", "d"],
      ["a", "c"],
    ]);
  });

  test("are not ranked by way of a third that overlaps both", () => {
    expect(named(rankedGroups([place("low", 10, 20), place("both", 18, 42), place("high", 40, 50)]))).toEqual([
      ["low", "both", "high"],
    ]);
  });

  test("that only touch cannot be told apart", () => {
    expect(rankedGroups([place("a", 1, 2), place("b", 2, 3)])).toHaveLength(1);
    expect(rankedGroups([])).toEqual([]);
  });
});

const places = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 200 })), { maxLength: 30 })
  .map((all) => all.map(([low, width], index) => place(String(index), low, low + width)));

test("no two overlapping places ever stand in different groups, and every group lies wholly above the next", () => {
  fc.assert(
    fc.property(places, (all) => {
      const groups = rankedGroups(all);
      const ranked = groups.flatMap((group, rank) => group.map((one) => ({ ...one, rank })));
      return ranked.every((a) =>
        ranked.every((b) => {
          if (a.rank === b.rank) return true;
          const above = a.rank < b.rank ? a.interval.low > b.interval.high : b.interval.low > a.interval.high;
          return above && !overlap(a.interval, b.interval);
        }),
      );
    }),
  );
});

test("the groups do not depend on the order in which places are given, and lose none", () => {
  fc.assert(
    fc.property(places, (all) => {
      const sets = (given: typeof all) => rankedGroups(given).map((group) => new Set(group.map(({ name }) => name)));
      expect(sets(all)).toEqual(sets(all.toReversed()));
      return rankedGroups(all).flat().length === all.length;
    }),
  );
});
