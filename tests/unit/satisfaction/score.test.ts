import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figureOf } from "@/lib/satisfaction/rules";
import { wilson } from "@/lib/satisfaction/rules/interval";
import { scoreOf } from "@/lib/satisfaction/rules/score";
import { FORMULAS, type Formula } from "@/lib/surveys/schema";

const scored = (questions: number[][], formula: Formula) => scoreOf(questions, formula)?.value;

describe("the score of one question", () => {
  // Five levels, 20 answers: 1 × 1, 2 × 2, 3 × 3, 4 × 4, 10 × 5.
  const counts = [1, 2, 3, 4, 10];
  test.each<[Formula, number]>([
    // Σ (x−1)/4: (0 + 2 + 6 + 12 + 40)/4 = 15; 15/20.
    ["linear", 75],
    // Σ x/5: (1 + 4 + 9 + 16 + 50)/5 = 16; 16/20.
    ["ratio", 80],
    ["topBox", 50],
    ["satisfiedRate", 70],
  ])("by %s is what was worked out by hand", (formula, value) => {
    expect(scored([counts], formula)).toBe(value);
  });

  test("of four levels as the national questionnaire has them", () => {
    // 3 never, 0 sometimes, 7 usually, 11 always: linear (0 + 0 + 14 + 33)/3 = 47/3; /21 = 47/63.
    expect(scored([[3, 0, 7, 11]], "linear")).toBeCloseTo(4700 / 63, 12);
    expect(scored([[3, 0, 7, 11]], "ratio")).toBeCloseTo((100 * (3 + 21 + 44)) / 84, 12);
    expect(scored([[3, 0, 7, 11]], "topBox")).toBeCloseTo(1100 / 21, 12);
    expect(scored([[3, 0, 7, 11]], "satisfiedRate")).toBeCloseTo(1800 / 21, 12);
  });

  test("of two levels counts one of them as satisfied, not both", () => {
    expect(scored([[3, 7]], "satisfiedRate")).toBe(70);
    expect(scored([[3, 7]], "topBox")).toBe(70);
    expect(scored([[3, 7]], "linear")).toBe(70);
  });

  test("is zero when all are dissatisfied, and nothing when nobody answered", () => {
    expect(scored([[9, 0, 0, 0]], "linear")).toBe(0);
    expect(scoreOf([[0, 0, 0, 0]], "linear")).toBeNull();
    expect(scoreOf([], "linear")).toBeNull();
  });

  test("has the variance of its answers as its spread", () => {
    // Of 1, 0.75, 0.75, 0.5, 0: mean 0.6, squares 1 + 0.5625·2 + 0.25 = 2.375; 0.475 − 0.36.
    expect(scoreOf([[1, 0, 1, 2, 1]], "linear")?.spread).toBeCloseTo(0.115, 12);
  });
});

describe("the score of several questions", () => {
  test("weighs every answer the same, whatever the number of levels", () => {
    // 10 answers of ½ on three levels, 30 of 1 on two: 35/40. A mean of means would give 75.
    const score = scoreOf(
      [
        [0, 10, 0],
        [0, 30],
      ],
      "linear",
    );
    expect(score).toMatchObject({ value: 87.5, n: 30, answers: 40 });
  });

  test("adds their standard errors: as sure as one question when all are answered alike", () => {
    const one = [2, 3, 5, 10];
    const [single, triple] = [scoreOf([one], "linear"), scoreOf([one, one, one], "linear")];
    expect(triple?.spread).toBeCloseTo(single?.spread ?? 0, 12);
    expect(triple?.n).toBe(single?.n);
  });

  test("is wider than the spread of any people's means that fits the counts", () => {
    // Everybody answers two questions; the interval must cover their means however the answers belong together.
    const answer = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(answer, { minLength: 5, maxLength: 60 }), (people) => {
        const counts = [0, 1].map((question) =>
          [1, 2, 3, 4, 5].map((level) => people.filter((one) => one[question] === level).length),
        );
        const means = people.map(([a, b]) => (a - 1 + b - 1) / 8);
        const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
        const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / means.length;
        const score = scoreOf(counts, "linear");
        return score !== null && Math.abs(score.value - mean * 100) < 1e-9 && score.spread >= variance - 1e-9;
      }),
    );
  });
});

const question = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 10 });
const questions = fc
  .array(question, { minLength: 1, maxLength: 8 })
  .filter((all) => all.flat().some((count) => count > 0));
const formulas = fc.constantFrom(...FORMULAS);

describe("every score", () => {
  test("lies in its interval, which lies within 0 and 100", () => {
    fc.assert(
      fc.property(questions, formulas, (all, formula) => {
        const score = scoreOf(all, formula);
        if (!score || score.n < 5) return true;
        const figure = figureOf({ ...score, formula });
        if (figure.state !== "known" || !figure.interval) return false;
        const { low, high } = figure.interval;
        return low >= 0 && low <= score.value + 1e-9 && score.value - 1e-9 <= high && high <= 100 && high > low;
      }),
    );
  });

  test("of two levels has Wilson's interval, by every formula but the ratio", () => {
    const rates = fc.constantFrom<Formula>("linear", "topBox", "satisfiedRate");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 5, max: 500 }), rates, (no, yes, formula) => {
        const score = scoreOf([[no, yes]], formula);
        const figure = score && figureOf({ ...score, formula });
        const bound = wilson(yes / (no + yes), no + yes);
        if (figure?.state !== "known" || !figure.interval) return false;
        return (
          Math.abs(figure.interval.low / 100 - bound.low) + Math.abs(figure.interval.high / 100 - bound.high) < 1e-9
        );
      }),
    );
  });

  test("is the same in whatever order questions are taken", () => {
    fc.assert(
      fc.property(questions, formulas, (all, formula) => {
        const [one, other] = [scoreOf(all, formula), scoreOf(all.toReversed(), formula)];
        if (!one || !other) return one === other;
        return Math.abs(one.value - other.value) < 1e-9 && Math.abs(one.spread - other.spread) < 1e-9;
      }),
    );
  });

  test("keeps to the identities between the formulas", () => {
    fc.assert(
      fc.property(question, (counts) => {
        const k = counts.length;
        const of = (formula: Formula) => scored([counts], formula);
        const [linear, ratio, top, satisfied] = FORMULAS.map(of);
        if (linear === undefined || ratio === undefined || top === undefined || satisfied === undefined) return true;
        // x/k = ((x−1)/(k−1) · (k−1) + 1)/k; the best level is one of the two best; and nobody scores above 100.
        const related = Math.abs(ratio - (linear * (k - 1) + 100) / k) < 1e-9;
        return (
          related && top <= satisfied + 1e-9 && top <= linear + 1e-9 && linear <= ratio + 1e-9 && ratio <= 100 + 1e-9
        );
      }),
    );
  });

  test("never falls when somebody answers one level better", () => {
    fc.assert(
      fc.property(question, formulas, fc.nat(), (counts, formula, pick) => {
        const level = pick % (counts.length - 1);
        if ((counts[level] ?? 0) === 0) return true;
        const better = counts.map((count, index) => {
          if (index === level) return count - 1;
          return index === level + 1 ? count + 1 : count;
        });
        return (scored([better], formula) ?? 0) >= (scored([counts], formula) ?? 0) - 1e-9;
      }),
    );
  });

  test("is that of all answers at once when counts are summed from parts", () => {
    const part = fc.tuple(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }));
    const POINTS: Record<Formula, number[]> = {
      linear: [0, 0.5, 1],
      ratio: [1 / 3, 2 / 3, 1],
      topBox: [0, 0, 1],
      satisfiedRate: [0, 1, 1],
    };
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), formulas, (parts, formula) => {
        const sum = parts.reduce((total, one) => total.map((count, level) => count + (one[level] ?? 0)), [
          0, 0, 0,
        ] as number[]);
        const people = parts.flatMap((one) => one.flatMap((count, level) => new Array<number>(count).fill(level)));
        const points = people.reduce((total, level) => total + (POINTS[formula][level] ?? 0), 0);
        return Math.abs((scored([sum], formula) ?? -1) - (100 * points) / people.length) < 1e-9;
      }),
    );
  });
});
