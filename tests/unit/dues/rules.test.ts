import { describe, expect, test } from "vitest";
import { baseIn, type DuesRules, duesOf, duesRulesIn, duesRulesOf, duesStateOf, sumDues } from "@/lib/dues/rules";
import { MOST_FEN } from "@/lib/dues/schema";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { chanceOf } from "@/prisma/seed/chance";

const rules = duesRulesOf(REGULATION_RULES);
const working = (wageFen: number, by: DuesRules = rules) => duesOf({ status: "working", wageFen }, by) ?? Number.NaN;
const retired = (wageFen: number, by: DuesRules = rules) => duesOf({ status: "retired", wageFen }, by) ?? Number.NaN;

describe("what is due on a wage", () => {
  test.each([
    [300_000, 1500],
    [300_100, 3001],
    [500_000, 5000],
    // 75.015 yuan: half a fen is rounded up.
    [500_100, 7502],
    [1_000_000, 15_000],
    [1_000_100, 20_002],
    [1, 0],
    [100, 1],
    [99, 0],
  ])("%i fen of wage: %i fen", (wage, due) => {
    expect(working(wage)).toBe(due);
  });

  test.each([
    [500_000, 2500],
    [500_100, 5001],
    [300_000, 1500],
  ])("%i fen of pension: %i fen", (pension, due) => {
    expect(retired(pension)).toBe(due);
  });

  test("no fixed income: the flat sum; exempt: nothing; no wage known: unknown, which is not nothing", () => {
    expect(duesOf({ status: "flat", wageFen: null }, rules)).toBe(20);
    expect(duesOf({ status: "exempt", wageFen: null }, rules)).toBe(0);
    expect(duesOf({ status: "working", wageFen: null }, rules)).toBeNull();
  });

  test("rounding to whole jiao is a setting", () => {
    const byJiao = { ...rules, roundingFen: 10 };
    expect([300_100, 500_100, 1_000_100].map((wage) => working(wage, byJiao))).toEqual([3000, 7500, 20_000]);
    expect(working(301_500, byJiao)).toBe(3020);
  });

  test("a rule that is missing is named, not taken for nothing", () => {
    expect(() => duesRulesOf(REGULATION_RULES.filter(({ key }) => key !== "dues.wage.band3Rate"))).toThrow(
      "dues.wage.band3Rate",
    );
  });
});

/** The same law in rational arithmetic without bounds: rate in ten-thousandths of a percent. */
function exact(wage: number, rate: bigint, unit: bigint): number {
  const [above, below] = [BigInt(wage) * rate, 1_000_000n * unit];
  return Number(((2n * above + below) / (2n * below)) * unit);
}

const RATES: [number, bigint][] = [
  [300_000, 5000n],
  [500_000, 10_000n],
  [1_000_000, 15_000n],
  [Number.POSITIVE_INFINITY, 20_000n],
];

test("property: 20,000 wages give what exact fractions give, at every rounding, and grow with the wage", () => {
  const chance = chanceOf("dues");
  for (let turn = 0; turn < 20_000; turn++) {
    const wage = turn % 3 === 0 ? chance.int(1, MOST_FEN) : chance.int(1, 1_500_000);
    const unit = chance.pick([1, 2, 5, 10, 50, 100]);
    const rate = RATES.find(([ceiling]) => wage <= ceiling)?.[1] ?? 0n;
    const due = working(wage, { ...rules, roundingFen: unit });
    expect(due, `${wage} by ${unit}`).toBe(exact(wage, rate, BigInt(unit)));
    expect(Number.isSafeInteger(due) && due % unit === 0).toBe(true);
    // Not to be gained by earning less: a band may only lift what is due.
    expect(working(wage + 1)).toBeGreaterThanOrEqual(working(wage));
    expect(Math.abs(due - (wage * Number(rate)) / 1e6)).toBeLessThanOrEqual(unit / 2 + 1e-6);
  }
});

test("a month goes by the rules of its first day; before there were any, by the first", () => {
  const versions = [
    ...REGULATION_RULES,
    { key: "dues.flat", value: 50, effectiveOn: "2026-01-02" },
    { key: "dues.flat", value: 100, effectiveOn: "2026-06-01" },
  ];
  const flat = ["1990-01", "2026-01", "2026-02", "2026-05", "2026-06"].map(
    (month) => duesRulesIn(versions, month).flatFen,
  );
  expect(flat).toEqual([20, 20, 50, 50, 100]);
});

test("the base in force is the last that had begun", () => {
  const bases = [{ fromMonth: "2026-03" }, { fromMonth: "2025-01" }, { fromMonth: "2026-09" }];
  const found = ["2024-12", "2025-01", "2026-02", "2026-03", "2026-10"].map((month) => baseIn(bases, month)?.fromMonth);
  expect(found).toEqual([undefined, "2025-01", "2025-01", "2026-03", "2026-09"]);
});

test("unpaid, partly paid, paid, exempt and without a base are five different things", () => {
  expect(duesStateOf(1500, null)).toBe("unpaid");
  expect(duesStateOf(1500, 1000)).toBe("partial");
  expect(duesStateOf(1500, 1500)).toBe("paid");
  expect(duesStateOf(1500, 2000)).toBe("paid");
  expect(duesStateOf(0, null)).toBe("exempt");
  expect(duesStateOf(0, 100)).toBe("paid");
  expect(duesStateOf(null, null)).toBe("noBase");
  expect(duesStateOf(null, 100)).toBe("paid");
});

test("sums: an unknown due adds nothing and is counted", () => {
  const row = (dueFen: number | null, paidFen: number | null) => ({
    dueFen,
    paidFen,
    state: duesStateOf(dueFen, paidFen),
  });
  expect(sumDues([row(1500, 1500), row(3001, null), row(null, null), row(0, null), row(7502, 7000)])).toEqual({
    members: 5,
    dueFen: 12_003,
    paidFen: 8500,
    states: { unpaid: 1, partial: 1, paid: 1, exempt: 1, noBase: 1 },
  });
});
