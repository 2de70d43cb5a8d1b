import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, instantOf } from "@/lib/core/period";
import {
  answeredOn,
  barOf,
  countMatters,
  daysOf,
  fits,
  isRoundTime,
  isSettled,
  NUDGE_EVERY_DAYS,
  nextNudgeOn,
  retryBefore,
  type Watched,
} from "@/lib/plans/rules/supervision";

const THRESHOLDS = { lagPoints: 25, quietDays: 30, dueSoonDays: 14 };
const ISSUED = "2026-01-05";
const DAY = "2026-06-15";
const task = (given: Partial<Watched> = {}): Watched => ({
  kind: "task",
  leaf: true,
  state: "running",
  startsOn: "2026-02-01",
  dueOn: "2026-12-31",
  lastProgressOn: "2026-06-10",
  addedOn: null,
  ...given,
});
const of = (given: Partial<Watched>) => daysOf(task(given), ISSUED, DAY, THRESHOLDS);

describe("what there is to look after", () => {
  test("nothing where there was a word lately and time is left", () => {
    expect(of({})).toEqual({ late: null, quiet: null, dueSoon: null });
  });

  test.each([
    ["2026-06-14", { late: 1, dueSoon: null }],
    ["2026-06-15", { late: null, dueSoon: 0 }],
    ["2026-06-29", { late: null, dueSoon: 14 }],
    ["2026-06-30", { late: null, dueSoon: null }],
  ])("due on %s", (dueOn, expected) => {
    expect(of({ dueOn })).toEqual({ quiet: null, ...expected });
  });

  test.each([
    ["2026-05-16", 30],
    ["2026-05-17", null],
  ])("last heard of on %s", (lastProgressOn, quiet) => {
    expect(of({ lastProgressOn }).quiet).toBe(quiet);
  });

  test("silence counts from the first day on which anything could be said", () => {
    expect(of({ lastProgressOn: null, startsOn: "2026-05-20" }).quiet).toBeNull();
    expect(of({ lastProgressOn: null, startsOn: "2026-05-10" }).quiet).toBe(36);
    expect(daysOf(task({ lastProgressOn: null }), "2026-06-01", DAY, THRESHOLDS).quiet).toBeNull();
    // A word given before the plan was issued, or before the matter began, is none about its work.
    expect(of({ lastProgressOn: "2026-01-10", startsOn: "2026-05-20" }).quiet).toBeNull();
  });

  test("of what came later by an amendment, from the day on which it came", () => {
    expect(of({ lastProgressOn: null, addedOn: DAY }).quiet).toBeNull();
    expect(of({ lastProgressOn: null, addedOn: "2026-05-16" }).quiet).toBe(30);
  });

  test("a matter that has not begun is not quiet, a milestone neither; a goal speaks through its tasks", () => {
    expect(of({ startsOn: "2026-06-16", lastProgressOn: null }).quiet).toBeNull();
    expect(of({ kind: "milestone", lastProgressOn: null }).quiet).toBeNull();
    expect(of({ kind: "goal", leaf: false, lastProgressOn: null, dueOn: "2026-01-31" }).late).toBeNull();
    expect(of({ kind: "goal", leaf: true, lastProgressOn: null }).quiet).toBe(134);
  });

  test.each(["done", "dropped"] as const)("%s is over", (state) => {
    expect(Object.values(of({ state, dueOn: "2026-01-31", lastProgressOn: null }))).toEqual([null, null, null]);
  });
});

/** Tries after each of these numbers of days, and what came of it. */
function triedAfter(steps: readonly number[]): { sent: string[]; day: string } {
  const sent: string[] = [];
  let day = DAY;
  for (const step of steps) {
    day = addDays(day, step);
    if (nextNudgeOn(sent.at(-1) ?? null, day) === null) sent.push(day);
  }
  return { sent, day };
}

describe("nudging", () => {
  test("seven days later a matter may be nudged again, not a day before", () => {
    expect(nextNudgeOn(null, DAY)).toBeNull();
    expect(nextNudgeOn("2026-06-09", DAY)).toBe("2026-06-16");
    expect(nextNudgeOn("2026-06-08", DAY)).toBeNull();
  });

  test("whatever the days, two nudges that the rule allows lie seven days apart", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 60 }), (steps) => {
        const { sent, day } = triedAfter(steps);
        const gaps = sent.slice(1).map((one, index) => daysBetween(sent[index] ?? one, one));
        expect(gaps.every((gap) => gap >= NUDGE_EVERY_DAYS)).toBe(true);
        // And nobody waits longer than the next try after seven days.
        expect(daysBetween(sent.at(-1) ?? day, day)).toBeLessThan(NUDGE_EVERY_DAYS);
      }),
    );
  });

  test("the committee's own matters and those of a dissolved branch have nobody to be nudged", () => {
    const owned = { ownerBranchId: "b", ownerDissolved: false, nextNudgeOn: null };
    expect(barOf(owned)).toBeNull();
    expect(barOf({ ...owned, ownerBranchId: null })).toBe("committee");
    expect(barOf({ ...owned, ownerDissolved: true })).toBe("dissolved");
    expect(barOf({ ...owned, nextNudgeOn: "2026-06-16" })).toBe("recent");
  });

  test("filters and counts agree", () => {
    const matters = [
      { reasons: ["late", "quiet"], ownerBranchId: "b", bar: null },
      { reasons: ["dueSoon"], ownerBranchId: null, bar: "committee" },
      { reasons: ["late"], ownerBranchId: "c", bar: "recent" },
    ] as const;
    expect(countMatters(matters)).toEqual({ all: 3, late: 2, quiet: 1, dueSoon: 1, open: 1 });
    const listed = (filters: Parameters<typeof fits>[1]) => matters.map((one) => fits(one, filters));
    expect(listed({ reason: "late" })).toEqual([true, false, true]);
    expect(listed({ branch: "committee" })).toEqual([false, true, false]);
    expect(listed({ branch: "b", nudge: "open" })).toEqual([true, false, false]);
    expect(listed({ nudge: "recent" })).toEqual([false, false, true]);
  });
});

describe("what became of a nudge", () => {
  test("it waits while what was asked about holds, or has become worse", () => {
    expect(isSettled("quiet", ["quiet"])).toBe(false);
    expect(isSettled("dueSoon", ["late"])).toBe(false);
    expect(isSettled("quiet", ["dueSoon"])).toBe(true);
    expect(isSettled("late", ["dueSoon"])).toBe(true);
    expect(isSettled("late", [])).toBe(true);
  });

  test("its answer is the first word after it, or the end", () => {
    const at = instantOf(DAY, "10:00");
    const told = ["2026-06-20", "2026-06-18", "2026-06-01"].map((day) => instantOf(day, "09:00"));
    expect(answeredOn(at, [...told, instantOf(DAY, "09:59")], null)).toBe("2026-06-18");
    expect(answeredOn(at, told, DAY)).toBe(DAY);
    expect(answeredOn(at, [instantOf(DAY, "09:00")], "2026-06-14")).toBeNull();
  });
});

describe("the weekly round", () => {
  const calendar = { off: new Set(["2026-10-05"]), worked: new Set<string>(), years: new Set([2026]) };

  test.each([
    ["2026-06-15", "08:00", true],
    ["2026-06-15", "17:30", true],
    ["2026-06-15", "07:59", false],
    ["2026-06-16", "09:00", false],
    ["2026-10-05", "09:00", false],
  ])("on %s at %s: %s", (day, time, expected) => {
    expect(isRoundTime(instantOf(day, time), calendar)).toBe(expected);
  });
});

test("further tries wait longer and longer", () => {
  const now = instantOf(DAY, "12:00");
  expect([0, 1, 2].map((attempts) => (now.getTime() - retryBefore(attempts, now).getTime()) / 60_000)).toEqual([
    0, 5, 30,
  ]);
});
