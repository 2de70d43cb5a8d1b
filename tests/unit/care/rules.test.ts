import fc from "fast-check";
import { expect, test } from "vitest";
import { type CareDay, careByMonth, careByYear } from "@/lib/care/rules";
import { CARE_KINDS } from "@/lib/care/schema";

const day = (onDay: string, kind: CareDay["kind"], actions: number, people: number, amountFen = 0): CareDay => ({
  onDay,
  kind,
  actions,
  people,
  amountFen,
});

const DAYS = [
  day("2025-12-31", "visit", 1, 40, 120_000),
  day("2026-01-01", "visit", 2, 90, 50_000),
  day("2026-01-31", "visit", 1, 10),
  day("2026-01-31", "health", 1, 300, 9_000_000_000),
  day("2026-03-01", "study", 1, 5),
];

test("sums by year, the newest first, each kind apart", () => {
  const [present, before] = careByYear(DAYS);
  expect(present).toMatchObject({ year: "2026", total: { actions: 5, people: 405, amountFen: 9_000_050_000 } });
  expect(present?.kinds.visit).toEqual({ actions: 3, people: 100, amountFen: 50_000 });
  expect(present?.kinds.honour).toEqual({ actions: 0, people: 0, amountFen: 0 });
  expect(before).toMatchObject({ year: "2025", total: { actions: 1, people: 40, amountFen: 120_000 } });
  expect(careByYear([])).toEqual([]);
});

test("sums by month and kind; a month without any is not there", () => {
  expect(careByMonth(DAYS)).toEqual([
    { month: "2025-12", kind: "visit", actions: 1, people: 40 },
    { month: "2026-01", kind: "visit", actions: 3, people: 100 },
    { month: "2026-01", kind: "health", actions: 1, people: 300 },
    { month: "2026-03", kind: "study", actions: 1, people: 5 },
  ]);
});

const anyDay = fc.record({
  onDay: fc.constantFrom("2024-02-29", "2024-12-31", "2025-01-01", "2025-06-15", "2026-01-31"),
  kind: fc.constantFrom(...CARE_KINDS),
  actions: fc.integer({ min: 1, max: 9 }),
  people: fc.integer({ min: 1, max: 1_000_000 }),
  amountFen: fc.integer({ min: 0, max: 99_999_999_999 }),
});

test("no action, person or fen gets lost or counts twice, by year or by month", () => {
  fc.assert(
    fc.property(fc.array(anyDay, { maxLength: 40 }), (days) => {
      const whole = (field: "actions" | "people" | "amountFen") => days.reduce((sum, one) => sum + one[field], 0);
      const years = careByYear(days);
      for (const field of ["actions", "people", "amountFen"] as const) {
        expect(years.reduce((sum, { total }) => sum + total[field], 0)).toBe(whole(field));
        const byKind = years.flatMap(({ kinds }) => Object.values(kinds));
        expect(byKind.reduce((sum, one) => sum + one[field], 0)).toBe(whole(field));
      }
      for (const field of ["actions", "people"] as const) {
        expect(careByMonth(days).reduce((sum, one) => sum + one[field], 0)).toBe(whole(field));
      }
    }),
  );
});
