import { expect, test } from "vitest";
import { brandDateErrors, livesIn, standingOf } from "@/lib/brands/rules";

test("a brand lives from its first month to its last, both included", () => {
  const brand = { fromMonth: "2025-03", toMonth: "2026-02" };
  expect(["2025-02", "2025-03", "2026-02", "2026-03"].map((month) => livesIn(brand, month))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(livesIn({ ...brand, toMonth: null }, "2099-12")).toBe(true);
});

test("a lead task is not due before its brand begins", () => {
  expect(brandDateErrors({ fromMonth: "2026-03", leadTaskDueOn: "2026-02-28" })).toEqual({
    leadTaskDueOn: "brands.invalid.dueBeforeStart",
  });
  expect(brandDateErrors({ fromMonth: "2026-03", leadTaskDueOn: "2026-03-01" })).toBeUndefined();
});

test("a brand whose end is set goes on until its last month is over, and one to come has not begun", () => {
  const standing = (day: string, branchDissolvedOn: string | null = null) =>
    standingOf({ fromMonth: "2026-03", toMonth: "2026-11", branchDissolvedOn }, day);
  expect(["2026-02-28", "2026-03-01", "2026-11-30", "2026-12-01"].map((day) => standing(day))).toEqual([
    "upcoming",
    "living",
    "living",
    "ended",
  ]);
  expect(standing("2026-07-01", "2026-07-01")).toBe("ended");
});
