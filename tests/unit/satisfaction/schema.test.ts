import { afterEach, describe, expect, test } from "vitest";
import type { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { parseInput } from "@/lib/core/validation";
import { figureFiltersSchema, recordFigureSchema } from "@/lib/satisfaction/schema";

const now = clock.now;
afterEach(() => {
  clock.now = now;
});

const typed = {
  population: "inpatient",
  departmentId: "",
  month: "2026-01",
  value: "99.46",
  n: "412",
  formula: "satisfiedRate",
  source: " 出院随访 ",
  method: "phone",
};

function errorsOf(changes: Record<string, unknown>): Record<string, string> | undefined {
  try {
    parseInput(recordFigureSchema, { ...typed, ...changes });
    return undefined;
  } catch (error) {
    return (error as AppError).fieldErrors;
  }
}

describe("a figure as typed", () => {
  test("becomes numbers, and empty fields nothing", () => {
    expect(parseInput(recordFigureSchema, { ...typed, n: "" })).toEqual({
      population: "inpatient",
      month: "2026-01",
      value: 99.46,
      formula: "satisfiedRate",
      source: "出院随访",
      method: "phone",
    });
  });

  test.each(["0", "0.5", "100", "100.00", "99.4"])("%s is a value", (value) => {
    expect(errorsOf({ value })).toBeUndefined();
  });

  test.each(["100.01", "101", "-1", "99.465", "1e1", "九十", "NaN"])("%s is none", (value) => {
    expect(errorsOf({ value })).toEqual({ value: "satisfaction.invalid.value" });
  });

  test("a missing value is asked for", () => {
    expect(errorsOf({ value: "" })).toEqual({ value: "core.invalid.required" });
    expect(errorsOf({ value: undefined })).toEqual({ value: "core.invalid.required" });
  });

  test("nobody answered is no figure", () => {
    expect(errorsOf({ n: "0" })).toEqual({ n: "satisfaction.invalid.n" });
    expect(errorsOf({ n: "2.5" })).toEqual({ n: "core.invalid.whole" });
  });

  test("the present month may be recorded at the hospital's midnight, the next may not", () => {
    clock.now = () => new Date("2026-01-31T16:00:00Z");
    expect(errorsOf({ month: "2026-02" })).toBeUndefined();
    expect(errorsOf({ month: "2026-03" })).toEqual({ month: "satisfaction.invalid.futureMonth" });
    expect(errorsOf({ month: "1999-12" })).toEqual({ month: "satisfaction.invalid.earlyMonth" });
    expect(errorsOf({ month: "0202-06" })).toEqual({ month: "core.invalid.month" });
    expect(errorsOf({ month: "2026-13" })).toEqual({ month: "core.invalid.month" });
  });

  test("how it came about must be said", () => {
    expect(errorsOf({ method: "" })).toEqual({ method: "core.invalid.choose" });
    expect(errorsOf({ method: "guess" })).toEqual({ method: "core.invalid.choose" });
    expect(errorsOf({ method: "nationalPlatform" })).toBeUndefined();
  });

  test("script in the source is text and a control character is refused", () => {
    expect(errorsOf({ source: "<script>alert(1)</script>" })).toBeUndefined();
    expect(errorsOf({ source: "a\u0000b" })).toEqual({ source: "core.invalid.control" });
    expect(errorsOf({ source: "x".repeat(201) })).toEqual({ source: "core.invalid.tooLong" });
  });
});

test("an address that makes no sense filters nothing", () => {
  const nonsense = {
    month: "2026-99",
    department: "1 OR 1=1",
    population: "x",
    method: "z",
    sort: "y",
    dir: "z",
    page: "-3",
  };
  expect(figureFiltersSchema.parse(nonsense)).toEqual({ sort: "month", dir: "desc", page: 1 });
});
