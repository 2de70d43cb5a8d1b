import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { clock, instantOf } from "@/lib/core/period";
import { parseInput } from "@/lib/core/validation";
import en from "@/lib/i18n/messages/en/improvements.json";
import {
  closeImprovementSchema,
  codeOf,
  correctImprovementSchema,
  createImprovementSchema,
  frozenFigureSchema,
  improvementFilters,
  improvementOrigin,
  MEASURED,
} from "@/lib/improvements/schema";
import { DIMENSIONS } from "@/lib/surveys/schema";

const ID = "0190a5c0-0000-7000-8000-000000000001";
const now = clock.now;

beforeAll(() => {
  clock.now = () => instantOf("2026-06-15", "10:00");
});
afterAll(() => {
  clock.now = now;
});

const plan = { title: "Plan", cause: "Cause", measure: "Measure", startedOn: "2026-06-15", dueOn: "2026-09-15" };
const figure = { measured: "inpatient.meals", departmentId: ID, from: "2026-01", to: "2026-06" };

function errorsOf(schema: Parameters<typeof parseInput>[0], input: object): Record<string, string> {
  try {
    parseInput(schema, input);
    return {};
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.fieldErrors ?? {};
  }
}

const errors = (changes: object) => errorsOf(createImprovementSchema, { ...plan, ...figure, ...changes });

describe("a new action", () => {
  test("names a population with one of its dimensions, or with none for the total", () => {
    expect(createImprovementSchema.parse({ ...plan, ...figure })).toMatchObject({
      measured: { population: "inpatient", dimension: "meals" },
    });
    expect(errors({ measured: "staff" })).toEqual({});
    expect(errors({ measured: "staff.meals" })).toEqual({ measured: "core.invalid.choose" });
    expect(errors({ measured: undefined })).toEqual({ measured: "core.invalid.choose" });
    const size = Object.values(DIMENSIONS).reduce((sum, list) => sum + list.length + 1, 0);
    expect(new Set(MEASURED.map(codeOf)).size).toBe(size);
  });

  test.each([
    ["dueOn", "dueBeforeStart", { dueOn: "2026-06-14" }],
    ["dueOn", "dueTooLate", { dueOn: "2028-06-16" }],
    ["startedOn", "startTooLate", { startedOn: "2026-12-13", dueOn: "2027-01-01" }],
    ["startedOn", "startTooEarly", { startedOn: "2025-06-13", from: "2025-01", to: "2025-06" }],
    ["to", "futureMonth", { to: "2026-07" }],
    ["to", "windowOrder", { from: "2026-06", to: "2026-05" }],
    ["from", "windowTooLong", { from: "2024-06" }],
    ["to", "windowAfterStart", { startedOn: "2026-05-31" }],
  ])("%s: %s", (field, key, changes) => {
    expect(errors(changes)).toEqual({ [field]: `improvements.invalid.${key}` });
    expect(en.invalid).toHaveProperty(key);
  });

  test.each([
    { dueOn: "2026-06-15" },
    { dueOn: "2028-06-15" },
    { startedOn: "2026-12-12", dueOn: "2027-01-01" },
    { from: "2024-07" },
    { startedOn: "2025-06-14", from: "2025-01", to: "2025-06" },
    { departmentId: "", branchId: "", commentId: "" },
  ])("stands at the very edge: %o", (changes) => {
    expect(errors(changes)).toEqual({});
  });

  test("says why and what is done; days that are none are refused", () => {
    const empty = { title: " ", cause: " \r\n ", measure: "" };
    expect(errors(empty)).toEqual({
      title: "core.invalid.required",
      cause: "core.invalid.required",
      measure: "core.invalid.required",
    });
    expect(errors({ dueOn: "2026-02-30" })).toEqual({ dueOn: "core.invalid.day" });
    expect(errors({ cause: "x".repeat(1001) })).toEqual({ cause: "core.invalid.tooLong" });
  });
});

test("a correction may name a start of long ago, and none beyond reason", () => {
  const stored = { id: ID, version: "2", ...plan };
  const of = (changes: object) => errorsOf(correctImprovementSchema, { ...stored, ...changes });
  expect(of({ startedOn: "2024-10-01", dueOn: "2026-06-30" })).toEqual({});
  expect(of({ startedOn: "2027-06-01", dueOn: "2027-07-01" })).toEqual({
    startedOn: "improvements.invalid.startTooLate",
  });
  expect(of({ dueOn: "2026-01-01" })).toEqual({ dueOn: "improvements.invalid.dueBeforeStart" });
});

test("closing says what came of it, or why it was dropped", () => {
  const of = (changes: object) => errorsOf(closeImprovementSchema, { id: ID, version: 1, outcome: "  ", ...changes });
  expect(of({ intent: "done" })).toEqual({ outcome: "improvements.invalid.outcome" });
  expect(of({ intent: "dropped" })).toEqual({ outcome: "improvements.invalid.reason" });
  expect(of({ intent: "open" })).toEqual({ intent: "core.invalid.choose" });
  expect(of({ intent: "done", outcome: "Better" })).toEqual({});
});

test("an address with nonsense is an address without it", () => {
  const nonsense = {
    state: "x",
    population: "x",
    department: "x",
    branch: "x",
    sort: "x",
    dir: "x",
    page: "-1",
    q: "",
  };
  expect(improvementFilters.parse(nonsense)).toEqual({ sort: "due", dir: "asc", page: 1 });
  expect(improvementOrigin.parse({ population: "cats", departmentId: "7", from: "13", comment: "no" })).toEqual({});
  expect(improvementFilters.parse({ department: "hospital" }).department).toBe("hospital");
});

test("a figure frozen before a field was kept is still read", () => {
  const old = { state: "missing", value: null, low: null, high: null, n: null, formula: null, questionnaire: null };
  expect(frozenFigureSchema.parse({ ...old, from: "2026-01", to: "2026-02" })).toMatchObject({
    basis: null,
    leftOut: 0,
  });
});
