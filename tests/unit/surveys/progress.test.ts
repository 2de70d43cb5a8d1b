import { describe, expect, test } from "vitest";
import { rateOf, suggestedCodes, totalOf, totalRateOf } from "@/lib/surveys/rules/progress";

const none = { answers: 0, target: null, codesIssued: 0, codesLeft: 0 };

describe("how many of those who could have answered did", () => {
  test("is held against the target, and may pass it", () => {
    expect(rateOf({ ...none, answers: 15, target: 20 })).toEqual({ of: "target", part: 15, whole: 20, percent: 75 });
    expect(rateOf({ ...none, answers: 30, target: 20 })?.percent).toBe(150);
  });

  test("without a target it is that of the codes: answers by poster use none", () => {
    const count = { answers: 40, target: null, codesIssued: 50, codesLeft: 20 };
    expect(rateOf(count)).toEqual({ of: "codes", part: 30, whole: 50, percent: 60 });
  });

  test("nobody knows it without either; nobody having answered is zero, not unknown", () => {
    expect(rateOf({ ...none, answers: 40 })).toBeNull();
    expect(rateOf({ ...none, target: 10 })?.percent).toBe(0);
  });
});

describe("several departments", () => {
  test("add up; a target of all is known only when each has one", () => {
    const a = { answers: 4, target: 10, codesIssued: 5, codesLeft: 2 };
    const b = { answers: 6, target: 30, codesIssued: 0, codesLeft: 0 };
    expect(totalOf([a, b])).toEqual({ answers: 10, target: 40, codesIssued: 5, codesLeft: 2 });
    expect(totalOf([a, { ...b, target: null }]).target).toBeNull();
    expect(totalRateOf([a, b])?.percent).toBe(25);
  });

  test("have no rate by codes while one of them has none", () => {
    const coded = { answers: 4, target: null, codesIssued: 5, codesLeft: 2 };
    expect(totalRateOf([coded, coded])).toMatchObject({ of: "codes", part: 6, whole: 10 });
    expect(totalRateOf([coded, { ...none, answers: 3 }])).toBeNull();
  });

  test("of which there are none have nothing", () => {
    expect(totalOf([])).toEqual(none);
    expect(totalRateOf([])).toBeNull();
  });
});

test("a department of staff probably needs a code for each; patients and later batches are typed", () => {
  expect(suggestedCodes("staff", { codesIssued: 0, headcount: 46 })).toBe(46);
  expect(suggestedCodes("staff", { codesIssued: 0, headcount: null })).toBeNull();
  expect(suggestedCodes("staff", { codesIssued: 46, headcount: 46 })).toBeNull();
  expect(suggestedCodes("outpatient", { codesIssued: 0, headcount: 46 })).toBeNull();
});
