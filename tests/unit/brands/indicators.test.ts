import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeOf, NO_READING, standingTo, writtenReading } from "@/lib/brands/rules/indicators";
import { plannedTarget } from "@/lib/brands/rules/lead-task";
import { codeFrom, isPublicCode, publicAddress } from "@/lib/brands/rules/publication";
import { recordValuesSchema, saveIndicatorsSchema } from "@/lib/brands/schema/indicators";
import { standingOf } from "@/lib/satisfaction/rules";

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

describe("where a value stands to its target", () => {
  const cents = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 100);

  test("is told by the value alone where it was counted or written down", () => {
    fc.assert(
      fc.property(fc.constantFrom("up" as const, "down" as const), cents, cents, (direction, value, target) => {
        const reached = direction === "up" ? value >= target : value <= target;
        for (const figure of [null, "activities"] as const) {
          const place = standingTo({ direction, figure, target, current: writtenReading(value) });
          expect(place).toBe(reached ? "reached" : "short");
        }
      }),
    );
    const current = NO_READING;
    expect(standingTo({ direction: "up", figure: null, target: 3, current })).toBeNull();
  });

  test("of a survey is told by its whole interval, as in the reports: 90.1 [78–97] has not reached 90", () => {
    const survey = (low: number, high: number) => ({ ...writtenReading(90.1), n: 41, low, high });
    const up = { direction: "up", figure: "inpatient", target: 90 } as const;
    expect(standingTo({ ...up, current: survey(78, 97) })).toBe("unclear");
    expect(standingTo({ ...up, current: survey(90, 97) })).toBe("reached");
    expect(standingTo({ ...up, target: 98, current: survey(78, 97) })).toBe("short");
    expect(standingTo({ ...up, current: writtenReading(90.1) })).toBeNull();
    const down = { ...up, direction: "down" } as const;
    expect(standingTo({ ...down, target: 97, current: survey(78, 97) })).toBe("reached");
    expect(standingTo({ ...down, target: 90, current: survey(78, 97) })).toBe("unclear");
    expect(standingTo({ ...down, target: 77, current: survey(78, 97) })).toBe("short");
  });

  test("says the same of every figure as the reports say", () => {
    const percent = fc.integer({ min: 0, max: 1000 }).map((value) => value / 10);
    fc.assert(
      fc.property(fc.tuple(percent, percent, percent), percent, (bounds, target) => {
        const [low = 0, value = 0, high = 0] = bounds.toSorted((a, b) => a - b);
        const current = { ...writtenReading(value), n: 30, low, high };
        const figure = { state: "known", value, n: 30, formula: "satisfiedRate", interval: { low, high } } as const;
        const told = { met: "reached", below: "short", unclear: "unclear", unknown: null };
        const place = standingTo({ direction: "up", figure: "staff", target, current });
        expect(place).toBe(told[standingOf(figure, target)]);
      }),
    );
  });
});

test("a task of the plan says its target by its measure, or by the first line of its detail", () => {
  const detail = "First\nSecond";
  expect(plannedTarget({ detail, measured: "18.2 → 30 %" })).toBe("18.2 → 30 %");
  expect(plannedTarget({ detail, measured: "" })).toBe("First");
  expect(plannedTarget({ detail: " ", measured: "" })).toBeNull();
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
