import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeOf, distanceTo, hasReached, NO_READING, writtenReading } from "@/lib/brands/rules/indicators";
import { plannedTarget } from "@/lib/brands/rules/lead-task";
import { codeFrom, isPublicCode, publicAddress } from "@/lib/brands/rules/publication";
import { recordValuesSchema, saveIndicatorsSchema } from "@/lib/brands/schema/indicators";

const ID = "019ad000-0000-7000-8000-000000000001";

describe("a change", () => {
  test("is better or worse by the indicator's own direction, and none where a value is missing", () => {
    const [low, high] = [writtenReading(10), writtenReading(12.5)];
    expect(changeOf("up", high, low)).toEqual({ kind: "better", by: 2.5 });
    expect(changeOf("down", high, low)).toEqual({ kind: "worse", by: 2.5 });
    expect(changeOf("up", low, writtenReading(10))).toEqual({ kind: "same", by: 0 });
    expect(changeOf("up", low, NO_READING)).toBeNull();
  });

  test("is none to speak of where the intervals of the two meet", () => {
    const before = { ...writtenReading(96), n: 50, low: 90, high: 98 };
    const now = { ...writtenReading(97), n: 60, low: 91, high: 99 };
    expect(changeOf("up", now, before)).toEqual({ kind: "unclear", by: 1 });
    expect(changeOf("up", { ...now, low: 98.5 }, before)?.kind).toBe("better");
  });
});

test("the distance to a target is zero exactly when it was reached", () => {
  const cents = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 100);
  fc.assert(
    fc.property(fc.constantFrom("up" as const, "down" as const), cents, cents, (direction, value, target) => {
      const left = distanceTo(direction, value, target);
      expect(left === 0).toBe(hasReached(direction, value, target));
      expect(left).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(hasReached("up", null, 3)).toBeNull();
});

test("a task of the plan says its target by its numbers, or by the first line of its detail", () => {
  const item = { detail: "First\nSecond", baseline: 18.2, target: 30, unit: "%" };
  expect(plannedTarget({ ...item, measure: "number" })).toBe("18.2 → 30 %");
  expect(plannedTarget({ ...item, baseline: null, unit: null, measure: "figure" })).toBe("30");
  expect(plannedTarget({ ...item, measure: "none" })).toBe("First");
  expect(plannedTarget({ ...item, detail: " ", measure: "none" })).toBeNull();
});

describe("numbers that are typed", () => {
  const target = (typed: string) => {
    const rows = { 0: { title: "Rate", unit: "%", target: typed } };
    return saveIndicatorsSchema.safeParse({ id: ID, version: "1", rows }).data?.rows[0]?.target;
  };

  test("may have thousands and two decimals, and nothing else", () => {
    expect(["95", "1,200.5", "-3", "１"].map(target)).toEqual([95, 1200.5, -3, undefined]);
    expect(["1.234", "1e9", "abc", "12345678901"].map(target)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("an empty value of a month takes it away", () => {
    const input = { id: ID, month: "2026-01", values: { [ID]: "" }, seen: { [ID]: "4.5" } };
    expect(recordValuesSchema.parse(input)).toEqual({ ...input, values: { [ID]: undefined }, seen: { [ID]: 4.5 } });
  });
});

test("a public code is made of fair bytes, and its address is a short one", () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeFrom(random);
      expect(code === null || isPublicCode(code)).toBe(true);
    }),
  );
  expect(codeFrom(new Uint8Array(32).fill(255))).toBeNull();
  expect(["", "wy3deng5x", "wy3deng5xo", "../../etc/"].some(isPublicCode)).toBe(false);
  expect(publicAddress("https://hospital.example", "wy3deng5xk")).toBe("https://hospital.example/b/wy3deng5xk");
});
