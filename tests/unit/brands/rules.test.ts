import { expect, test } from "vitest";
import { brandDateErrors, livesIn } from "@/lib/brands/rules";

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
