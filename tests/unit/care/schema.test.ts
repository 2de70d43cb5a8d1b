import { afterEach, describe, expect, test } from "vitest";
import { careFiltersSchema, recordCareSchema } from "@/lib/care/schema";
import type { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { parseInput } from "@/lib/core/validation";

const now = clock.now;
afterEach(() => {
  clock.now = now;
});

const typed = {
  kind: "visit",
  onDay: "2026-01-20",
  departmentId: "",
  title: " 慰问 ",
  people: "12",
  amount: "",
  note: "",
};

function errorsOf(changes: Record<string, unknown>): Record<string, string> | undefined {
  try {
    parseInput(recordCareSchema, { ...typed, ...changes });
    return undefined;
  } catch (error) {
    return (error as AppError).fieldErrors;
  }
}

describe("a care action as typed", () => {
  test("becomes numbers, and empty fields nothing", () => {
    const care = parseInput(recordCareSchema, typed);
    expect(care).toEqual({ kind: "visit", onDay: "2026-01-20", title: "慰问", people: 12, note: "" });
  });

  test.each([
    ["12,800", 1_280_000],
    ["12，800.5", 1_280_050],
    ["0.01", 1],
    ["999999999.99", 99_999_999_999],
    ["90071992.55", 9_007_199_255],
  ])("%s yuan are %d fen exactly", (amount, fen) => {
    expect(parseInput(recordCareSchema, { ...typed, amount }).amount).toBe(fen);
  });

  test.each(["0", "-5", "1.005", "1e3", "一百", "¥100", "1000000000"])("%s is no amount", (amount) => {
    expect(errorsOf({ amount })).toEqual({ amount: "care.invalid.amount" });
  });

  test("reaches somebody, and not everybody on earth", () => {
    expect(errorsOf({ people: "0" })).toEqual({ people: "care.invalid.people" });
    expect(errorsOf({ people: "1.5" })).toEqual({ people: "core.invalid.whole" });
    expect(errorsOf({ people: "1000001" })).toEqual({ people: "core.invalid.tooLarge" });
  });

  test("was done, at the latest on the hospital's today", () => {
    clock.now = () => new Date("2026-01-31T16:00:00Z");
    expect(errorsOf({ onDay: "2026-02-01" })).toBeUndefined();
    expect(errorsOf({ onDay: "2026-02-02" })).toEqual({ onDay: "care.invalid.onDay" });
    expect(errorsOf({ onDay: "1999-12-31" })).toEqual({ onDay: "care.invalid.onDay" });
    expect(errorsOf({ onDay: "2026-02-30" })).toEqual({ onDay: "core.invalid.day" });
  });

  test("has a kind of the list, a title of one line and a note that fits", () => {
    expect(errorsOf({ kind: "party" })).toEqual({ kind: "core.invalid.choose" });
    expect(errorsOf({ title: "" })).toEqual({ title: "core.invalid.required" });
    expect(errorsOf({ title: "a\nb" })).toEqual({ title: "core.invalid.control" });
    expect(errorsOf({ note: "x".repeat(1001) })).toEqual({ note: "core.invalid.tooLong" });
  });
});

test("an address that makes no sense filters nothing", () => {
  const nonsense = { kind: "x", department: "1 OR 1=1", from: "2026-99", to: "soon", sort: "y", dir: "z", page: "0" };
  expect(careFiltersSchema.parse(nonsense)).toEqual({ sort: "day", dir: "desc", page: 1 });
});
