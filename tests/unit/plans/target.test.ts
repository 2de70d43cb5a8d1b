import { expect, test } from "vitest";
import { plainNumber } from "@/lib/i18n/format";
import { translatorOf } from "@/lib/i18n/translate";
import { targetWords } from "@/lib/plans/rules/target";

const item = { measure: "number", baseline: 18.2, target: 30, unit: "%", figure: null } as const;
const say = { t: translatorOf("en"), number: plainNumber };

test("a number that is written down has its own unit", () => {
  expect(targetWords(item, say)).toBe("18.2 → 30 %");
  expect(targetWords({ ...item, baseline: null, unit: null }, say)).toBe("30");
});

test("a known figure is named, and counted in its unit", () => {
  const figure = { ...item, measure: "figure", figure: "outpatient", unit: null, baseline: 85 } as const;
  expect(targetWords(figure, say)).toBe("Outpatient satisfaction 85 → 30 points");
  expect(
    targetWords({ ...figure, figure: "trainings", baseline: null, target: 1200 }, { ...say, t: translatorOf("zh-CN") }),
  ).toBe("培训人次 1,200 人次");
});

test("nothing is said of an item without a measure", () => {
  expect(targetWords({ ...item, measure: "none" }, say)).toBe("");
  expect(targetWords({ ...item, target: null }, say)).toBe("");
});

test("a number has no more decimals than it needs, at most two", () => {
  expect([90, 90.5, 90.126, 1060, 100, -0.5].map(plainNumber)).toEqual(["90", "90.5", "90.13", "1,060", "100", "-0.5"]);
});
