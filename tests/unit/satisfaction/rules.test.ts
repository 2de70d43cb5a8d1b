import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changeOf,
  combineFigures,
  type Figure,
  figureOf,
  intervalOf,
  overlap,
  ownFirst,
  partsThatCount,
  pointsBetween,
  standingOf,
} from "@/lib/satisfaction/rules";
import { wilson } from "@/lib/satisfaction/rules/interval";
import { FORMULAS, type Formula } from "@/lib/surveys/schema";

const rate = (value: number, n: number | null, formula: Formula = "satisfiedRate") => ({ value, n, formula });
const shown = (value: number, n: number | null) => figureOf(rate(value, n));

describe("Wilson's interval", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i is what Newcombe published", (hits, n, low, high) => {
    const interval = wilson(hits / n, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test("all of few satisfied does not mean certainly all", () => {
    expect(intervalOf(rate(100, 10))?.low).toBeCloseTo(72.25, 2);
    expect(intervalOf(rate(100, 10))?.high).toBe(100);
  });
});

const values = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const sizes = fc.integer({ min: 1, max: 1_000_000 });
const formulas = fc.constantFrom(...FORMULAS);

describe("the interval of a figure", () => {
  test("holds the value and stays within 0 and 100, by any formula", () => {
    fc.assert(
      fc.property(values, sizes, formulas, (value, n, formula) => {
        const interval = intervalOf({ value, n, formula });
        if (!interval) return false;
        return (
          interval.low >= 0 && interval.low <= value + 1e-9 && interval.high >= value - 1e-9 && interval.high <= 100
        );
      }),
    );
  });

  test("shrinks as more people answer", () => {
    const width = (value: number, n: number) => {
      const interval = wilson(value / 100, n);
      return interval.high - interval.low;
    };
    fc.assert(fc.property(values, sizes, (value, n) => width(value, n + 1) < width(value, n) + 1e-12));
  });

  test("of a mean is no narrower than the same mean with the largest spread its answers could have", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 }), (answers) => {
        const mean = answers.reduce((sum, one) => sum + one, 0) / answers.length;
        const variance = answers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / answers.length;
        return variance <= mean * (1 - mean) + 1e-9;
      }),
    );
  });

  test("is not there without n", () => {
    expect(intervalOf(rate(99, null))).toBeNull();
  });
});

describe("zero, missing and suppressed", () => {
  test("are three different things", () => {
    expect(figureOf(rate(0, 50))).toMatchObject({ state: "known", value: 0 });
    expect(figureOf(null)).toEqual({ state: "missing" });
    expect(figureOf(rate(100, 4))).toEqual({ state: "suppressed", n: 4 });
  });

  test("five answers are shown, and an unknown n hides nothing", () => {
    expect(figureOf(rate(80, 5)).state).toBe("known");
    const known = { state: "known", value: 80, n: null, formula: "satisfiedRate", interval: null };
    expect(figureOf(rate(80, null))).toEqual(known);
  });
});

describe("a change", () => {
  test("is one only when the intervals do not overlap", () => {
    expect(changeOf(shown(80, 1000), shown(90, 1000))).toBe("up");
    expect(changeOf(shown(90, 1000), shown(80, 1000))).toBe("down");
    expect(changeOf(shown(98, 100), shown(99, 100))).toBe("unclear");
  });

  test("is unknown without n, without a figure, or with a suppressed one", () => {
    expect(changeOf(shown(80, null), shown(99, 1000))).toBe("unknown");
    expect(changeOf(figureOf(null), shown(99, 1000))).toBe("unknown");
    expect(changeOf(shown(10, 3), shown(99, 1000))).toBe("unknown");
  });

  test("is unknown, and without points, from one formula to another", () => {
    const [linear, topBox] = [figureOf(rate(90, 1000, "linear")), figureOf(rate(60, 1000, "topBox"))];
    expect(changeOf(linear, topBox)).toBe("unknown");
    expect(pointsBetween(linear, topBox)).toBeNull();
  });

  test("mirrors itself", () => {
    const mirror = { up: "down", down: "up", unclear: "unclear", unknown: "unknown" } as const;
    fc.assert(
      fc.property(values, sizes, values, sizes, (a, n, b, m) => {
        return changeOf(shown(a, n), shown(b, m)) === mirror[changeOf(shown(b, m), shown(a, n))];
      }),
    );
  });

  test("in points is exact to two decimals, and null when a value is not shown", () => {
    expect(pointsBetween(shown(99.1, 500), shown(99.46, 500))).toBe(0.36);
    expect(pointsBetween(figureOf(null), shown(99.46, 500))).toBeNull();
  });
});

describe("standing to a target", () => {
  test("is clear only when the whole interval lies on one side", () => {
    expect(standingOf(shown(99.8, 5000), 99)).toBe("met");
    expect(standingOf(shown(90, 500), 99)).toBe("below");
    expect(standingOf(shown(99.5, 100), 99)).toBe("unclear");
    expect(standingOf(shown(99.5, null), 99)).toBe("unknown");
    expect(standingOf(shown(99.5, 100), null)).toBe("unknown");
  });
});

describe("figures taken together", () => {
  test("weigh by their n", () => {
    const { figure } = combineFigures([rate(100, 300), rate(90, 100)]);
    expect(figure).toMatchObject({ state: "known", value: 97.5, n: 400 });
  });

  test("equal the figure of all answers at once", () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 5, max: 400 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const counts = parts.map(([hits, n]) => ({ hits: Math.min(hits, n), n }));
        const { figure } = combineFigures(counts.map(({ hits, n }) => rate((100 * hits) / n, n)));
        const hits = counts.reduce((sum, one) => sum + one.hits, 0);
        const n = counts.reduce((sum, one) => sum + one.n, 0);
        return figure.state === "known" && figure.n === n && Math.abs(figure.value - (100 * hits) / n) < 1e-9;
      }),
    );
  });

  test("are as sure as their answers allow, and fall back to the bound when one part's spread is not known", () => {
    const parts = [
      { ...rate(90, 100, "linear"), spread: 0.02 },
      { ...rate(80, 300, "linear"), spread: 0.04 },
    ];
    const interval = (figure: Figure) => (figure.state === "known" ? figure.interval : null);
    // Of 400 different people: variance (100 · 0.02 + 300 · 0.04)/400.
    const known = intervalOf({ value: 82.5, n: 400, formula: "linear", spread: 0.035 });
    expect(interval(combineFigures(parts).figure)).toEqual(known);
    const unknown = combineFigures([parts[0] ?? rate(0, 1), rate(80, 300, "linear")]);
    expect(interval(unknown.figure)).toEqual(intervalOf(rate(82.5, 400, "linear")));
  });

  test("say how many parts have no n, weigh alike then, and have no interval", () => {
    const combined = combineFigures([rate(100, 300), rate(90, null)]);
    expect(combined).toEqual({
      figure: { state: "known", value: 95, n: null, formula: "satisfiedRate", interval: null },
      parts: 2,
      withoutN: 1,
      tooSmall: 0,
    });
  });

  test("are refused when their formulas differ, with or without n", () => {
    expect(combineFigures([rate(100, 300), rate(90, 100, "linear")]).figure).toEqual({ state: "mixed" });
    expect(combineFigures([rate(100, null), rate(90, 100, "linear")]).figure).toEqual({ state: "mixed" });
  });

  test("leave small parts out and say how many, and of small parts alone show nothing, however many answered", () => {
    expect(combineFigures([rate(90, 100), rate(20, 1)])).toEqual({
      figure: figureOf(rate(90, 100)),
      parts: 1,
      withoutN: 0,
      tooSmall: 1,
    });
    const suppressed = { parts: 0, withoutN: 0, tooSmall: 2 };
    expect(combineFigures([rate(100, 2), rate(90, 2)])).toEqual({
      figure: { state: "suppressed", n: 4 },
      ...suppressed,
    });
    expect(combineFigures([rate(100, 4), rate(90, 3)])).toEqual({
      figure: { state: "suppressed", n: 7 },
      ...suppressed,
    });
    expect(combineFigures([])).toEqual({ figure: { state: "missing" }, parts: 0, withoutN: 0, tooSmall: 0 });
  });

  test("leave a small part out beside one without n, beside a zero, and whatever its formula", () => {
    expect(combineFigures([rate(100, 3), rate(90, null)])).toMatchObject({
      figure: { state: "known", value: 90, n: null },
      withoutN: 1,
      tooSmall: 1,
    });
    expect(combineFigures([rate(100, 4), rate(0, 5)]).figure).toMatchObject({ state: "known", value: 0, n: 5 });
    expect(combineFigures([rate(100, 4, "linear"), rate(80, 50)]).figure).toEqual(figureOf(rate(80, 50)));
  });

  test("tell nothing of a small part: whatever it says, every sum with it is the sum without it", () => {
    const n = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(null));
    const part = fc.record({ value: values, n, formula: formulas, other: values, counted: fc.boolean() });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const some = parts.filter(({ counted }) => counted);
        const told = combineFigures(some.map(({ value, n, formula }) => ({ value, n, formula })));
        const secret = (part: (typeof some)[number]) => (partsThatCount([part]).length > 0 ? part.value : part.other);
        const otherwise = some.map((part) => ({ value: secret(part), n: part.n, formula: part.formula }));
        expect(combineFigures(otherwise)).toEqual(told);
        const without = partsThatCount(some).map(({ value, n, formula }) => ({ value, n, formula }));
        if (without.length > 0) expect(told.figure).toEqual(combineFigures(without).figure);
        else expect(told.figure.state).toBe(some.length > 0 ? "suppressed" : "missing");
        expect(told.tooSmall).toBe(some.filter((part) => part.n !== null && part.n < 5).length);
        expect(told.parts + told.tooSmall).toBe(some.length);
      }),
      { numRuns: 1000 },
    );
  });
});

test("own figures are never taken together with those from elsewhere", () => {
  const [own, agency] = [
    { ...rate(90, 20), method: "own" },
    { ...rate(99, 900), method: "agency" },
  ];
  expect(ownFirst([agency, own])).toEqual([own]);
  expect(ownFirst([agency])).toEqual([agency]);
  expect(combineFigures(ownFirst([agency, own])).figure).toMatchObject({ value: 90, n: 20 });
});

test("intervals that touch overlap", () => {
  const known = (figure: Figure) => (figure.state === "known" ? figure.interval : null);
  expect(overlap({ low: 1, high: 2 }, { low: 2, high: 3 })).toBe(true);
  expect(overlap({ low: 1, high: 2 }, { low: 2.01, high: 3 })).toBe(false);
  expect(known(shown(50, 100))).not.toBeNull();
});
