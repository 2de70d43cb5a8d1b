import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BarFacts } from "@/components/plans/roadmap-bar-facts";
import { gestureOf } from "@/components/plans/roadmap-gesture";
import { keyMove } from "@/components/plans/roadmap-keys";
import { addDays, daysBetween } from "@/lib/core/period";

const key = (name: string, more: object = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});
const still = { moved: false, grip: "bar" as const };
const moved = { moved: true, grip: "bar" as const };

describe("keys on a bar", () => {
  test("arrows move a day, with Shift a week", () => {
    expect(keyMove(key("ArrowLeft"), still)).toEqual({ days: -1 });
    expect(keyMove(key("ArrowRight", { shiftKey: true }), still)).toEqual({ days: 7 });
  });

  test("E changes between the whole bar and its end", () => {
    expect(keyMove(key("e"), still)).toEqual({ grip: "end" });
    expect(keyMove(key("E"), { moved: true, grip: "end" })).toEqual({ grip: "bar" });
  });

  test("Enter and Escape are ours once something moved; before, the bar is a link", () => {
    expect(keyMove(key("Enter"), still)).toBeNull();
    expect(keyMove(key("Escape"), still)).toBeNull();
    expect(keyMove(key("Enter"), moved)).toBe("confirm");
    expect(keyMove(key("Escape"), moved)).toBe("back");
  });

  test("what the browser does with a modifier stays its own", () => {
    for (const modifier of ["ctrlKey", "altKey", "metaKey"]) {
      expect(keyMove(key("ArrowLeft", { [modifier]: true }), moved)).toBeNull();
    }
    expect(keyMove(key("Tab"), moved)).toBeNull();
  });
});

const facts: BarFacts = {
  id: "t",
  kind: "task",
  title: "Task",
  version: 1,
  startsOn: "2026-03-01",
  dueOn: "2026-06-30",
  outer: { startsOn: "2026-02-01", dueOn: "2026-11-30", name: "Goal" },
  lastInside: "2026-05-15",
  carried: 2,
};

describe("a gesture", () => {
  test("says when something holds it", () => {
    expect(gestureOf(facts, "bar", -28)).toMatchObject({ startsOn: "2026-02-01", held: false });
    expect(gestureOf(facts, "bar", -29)).toMatchObject({ days: -28, startsOn: "2026-02-01", held: true });
    expect(gestureOf(facts, "end", -100)).toMatchObject({ dueOn: "2026-05-15", held: true });
  });

  test("has no end to pull on a milestone", () => {
    const milestone = { ...facts, kind: "milestone" as const, lastInside: null };
    expect(gestureOf(milestone, "end", 3)).toMatchObject({ grip: "bar", startsOn: "2026-03-04", dueOn: "2026-07-03" });
  });

  test("wherever it is pulled, both ends stay inside and in order", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.constantFrom("bar" as const, "end" as const),
        (days, grip) => {
          const { startsOn, dueOn, days: gone } = gestureOf(facts, grip, days);
          expect(startsOn >= facts.outer.startsOn && dueOn <= facts.outer.dueOn && startsOn <= dueOn).toBe(true);
          expect(dueOn).toBe(addDays(facts.dueOn, gone));
          if (grip === "bar") expect(daysBetween(startsOn, dueOn)).toBe(daysBetween(facts.startsOn, facts.dueOn));
        },
      ),
    );
  });
});
