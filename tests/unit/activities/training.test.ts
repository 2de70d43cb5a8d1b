import { expect, test } from "vitest";
import { hoursOf, recentYears, trainingKinds, trainingPeriod } from "@/lib/activities/rules/training";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";

test("what counts as training stands in the rules: trainings and lectures, not the themed Party day", () => {
  expect(trainingKinds(REGULATION_RULES)).toEqual(["lecture", "training"]);
  expect(trainingKinds([{ key: "training.themedPartyDay", value: 1 }])).toEqual(["themedPartyDay"]);
  expect(trainingKinds([{ key: "training.nonsense", value: 1 }])).toEqual([]);
});

test("hours with one decimal; a year ends where the next begins", () => {
  expect([0, 45, 90, 100, 119].map(hoursOf)).toEqual([0, 0.8, 1.5, 1.7, 2]);
  expect(trainingPeriod({ year: "2026" })).toEqual({ from: "2026-01-01", until: "2027-01-01" });
  expect(recentYears("2026-11-23")).toEqual(["2026", "2025", "2024", "2023", "2022", "2021"]);
});
