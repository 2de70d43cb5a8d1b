import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "@/lib/core/period";
import { overlaps, type Span, uncovered } from "@/lib/organisation/rules/spans";

const span = (fromDay: string, toDay: string | null): Span => ({ fromDay, toDay });

describe("uncovered", () => {
  test.each<[string, Span, Span[], Span[]]>([
    ["nothing else: the whole", span("2026-01-01", null), [], [span("2026-01-01", null)]],
    ["wholly covered: nothing", span("2026-01-05", "2026-01-08"), [span("2026-01-01", null)], []],
    [
      "covered from a day on: up to the day before",
      span("2026-01-01", null),
      [span("2026-03-01", null)],
      [span("2026-01-01", "2026-02-28")],
    ],
    [
      "a hole in the middle",
      span("2026-01-01", "2026-01-31"),
      [span("2026-01-10", "2026-01-20")],
      [span("2026-01-01", "2026-01-09"), span("2026-01-21", "2026-01-31")],
    ],
    [
      "covered by two that overlap, out of order",
      span("2026-01-01", null),
      [span("2026-02-01", "2026-03-31"), span("2025-12-01", "2026-02-15")],
      [span("2026-04-01", null)],
    ],
    [
      "one before it and one that touches its first day",
      span("2026-01-02", "2026-01-02"),
      [span("2025-01-01", "2026-01-02")],
      [],
    ],
  ])("%s", (_, whole, others, left) => {
    expect(uncovered(whole, others)).toEqual(left);
  });

  const FIRST = "2026-01-01";
  const days = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 }))
    .map(([from, length]) => span(addDays(FIRST, from), addDays(FIRST, from + length)));
  const dayList = ({ fromDay, toDay }: Span) =>
    Array.from({ length: daysBetween(fromDay, toDay ?? fromDay) + 1 }, (_, index) => addDays(fromDay, index));

  test("covers each day that nothing else covered exactly once, and no other", () => {
    fc.assert(
      fc.property(days, fc.array(days, { maxLength: 6 }), (whole, others) => {
        const taken = new Set(others.flatMap(dayList));
        const wanted = dayList(whole).filter((day) => !taken.has(day));
        expect(uncovered(whole, others).flatMap(dayList)).toEqual(wanted);
      }),
    );
  });
});

test.each([
  [span("2026-01-01", "2026-01-31"), span("2026-01-31", null), true],
  [span("2026-01-01", "2026-01-31"), span("2026-02-01", null), false],
  [span("2026-01-01", null), span("2020-01-01", null), true],
])("overlaps %j %j: %s", (one, other, expected) => {
  expect([overlaps(one, other), overlaps(other, one)]).toEqual([expected, expected]);
});
