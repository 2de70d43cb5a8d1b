import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/core/period";
import { firstDayFrom, roundStateOf, takesCodes, usualLastDay } from "@/lib/surveys/rules/round-state";
import { commonTarget, targetsOf } from "@/lib/surveys/rules/targets";

const round = { issued: true, stopped: false, opensOn: "2026-03-10", closesOn: "2026-03-20" };

describe("where a round stands", () => {
  test.each([
    ["before its first day", round, "2026-03-09", "waiting"],
    ["on its first day", round, "2026-03-10", "open"],
    ["on its last day", round, "2026-03-20", "open"],
    ["after its last day", round, "2026-03-21", "closed"],
    ["stopped while open", { ...round, stopped: true }, "2026-03-15", "closed"],
    ["stopped before it opened", { ...round, stopped: true }, "2026-03-01", "closed"],
    ["not issued, whatever the day", { ...round, issued: false }, "2026-03-15", "draft"],
    ["not issued and over", { ...round, issued: false }, "2026-04-15", "draft"],
    ["of one day", { ...round, closesOn: "2026-03-10" }, "2026-03-10", "open"],
  ])("%s", (_, dates, today, state) => {
    expect(roundStateOf(dates, today)).toBe(state);
  });

  test("only goes forward as days pass", () => {
    const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays("2026-03-01", days));
    const ORDER = ["draft", "waiting", "open", "closed"];
    fc.assert(
      fc.property(fc.boolean(), day, day, day, (stopped, a, b, today) => {
        const [opensOn = a, closesOn = b] = [a, b].sort();
        const at = (on: string) => ORDER.indexOf(roundStateOf({ issued: true, stopped, opensOn, closesOn }, on));
        expect(at(addDays(today, 1))).toBeGreaterThanOrEqual(at(today));
      }),
    );
  });
});

test("a first day that has passed is today", () => {
  expect(firstDayFrom({ opensOn: "2026-03-10" }, "2026-03-09")).toBe("2026-03-10");
  expect(firstDayFrom({ opensOn: "2026-03-10" }, "2026-03-11")).toBe("2026-03-11");
});

test("a department has its own target, or else the round's, once", () => {
  expect(targetsOf(["a", "b", "a", "c"], { target: 20, targets: { b: 5, x: 9, c: undefined } })).toEqual([
    { departmentId: "a", target: 20 },
    { departmentId: "b", target: 5 },
    { departmentId: "c", target: 20 },
  ]);
  expect(targetsOf(["a"], {})).toEqual([{ departmentId: "a", target: null }]);
});

test("a target is the round's where all departments share it", () => {
  expect(commonTarget([{ target: 5 }, { target: 5 }])).toBe(5);
  expect(commonTarget([{ target: 5 }, { target: null }])).toBeNull();
  expect(commonTarget([{ target: null }])).toBeNull();
  expect(commonTarget([])).toBeNull();
});

test("a round lasts a month unless somebody says otherwise", () => {
  expect(usualLastDay("2026-12-10")).toBe("2027-01-08");
});

test("codes are made while somebody can still use them", () => {
  expect((["draft", "waiting", "open", "closed"] as const).map(takesCodes)).toEqual([false, true, true, false]);
});
