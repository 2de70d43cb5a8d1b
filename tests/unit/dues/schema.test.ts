import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clock, instantOf } from "@/lib/core/period";
import { parseInput } from "@/lib/core/validation";
import { correctPaymentSchema, lastPayableMonth, recordPaymentsSchema, setDuesBaseSchema } from "@/lib/dues/schema";
import { chanceOf } from "@/prisma/seed/chance";

const ID = "0191d1a2-7c3b-7000-8000-000000000001";
const now = clock.now;

beforeEach(() => {
  clock.now = () => instantOf("2026-11-23", "10:00");
});
afterEach(() => {
  clock.now = now;
});

const amountOf = (amount: string) =>
  parseInput(correctPaymentSchema, { id: ID, version: "1", amount, paidOn: "2026-11-01" }).amount;

describe("yuan as they are typed", () => {
  test.each([
    ["1", 100],
    ["0.01", 1],
    ["75.1", 7510],
    [" 8,500.50 ", 850_050],
    ["８", null],
    ["12，000", 1_200_000],
    ["1.005", null],
    ["-1", null],
    ["0", null],
    ["0.00", null],
    ["1e3", null],
    ["0x10", null],
    [".5", null],
    ["5.", null],
    ["NaN", null],
    ["", null],
    ["10000000.00", 1_000_000_000],
    ["10000000.01", null],
  ])("%s is %s fen", (typed, fen) => {
    if (fen === null) expect(() => amountOf(typed)).toThrow();
    else expect(amountOf(typed)).toBe(fen);
  });

  test("property: what is written out in yuan comes back as the same fen", () => {
    const chance = chanceOf("yuan");
    for (let turn = 0; turn < 5000; turn++) {
      const fen = chance.int(1, 1_000_000_000);
      const [whole, cents] = [Math.trunc(fen / 100), String(fen % 100).padStart(2, "0")];
      const typed = chance.is(0.5) ? `${whole}.${cents}` : `${whole.toLocaleString("en-US")}.${cents}`;
      expect(amountOf(typed), typed).toBe(fen);
    }
  });
});

describe("what may be recorded", () => {
  const record = (items: unknown, paidOn = "2026-11-23") => parseInput(recordPaymentsSchema, { items, paidOn });

  test("ticks of a list: one, many, none", () => {
    expect(record(`${ID}/2026-11`).items).toEqual([{ memberId: ID, month: "2026-11" }]);
    expect(record([`${ID}/2026-11`, `${ID}/2026-10`]).items).toHaveLength(2);
    for (const none of [undefined, "", []]) expect(() => record(none)).toThrow();
    for (const wrong of ["x", ID, `${ID}/2026-13`, `${ID}-2026-11`, `nobody-nobody-nobody-nobody-nobody-x/2026-11`]) {
      expect(() => record(wrong)).toThrow();
    }
  });

  test("ahead to the end of the quarter, paid today at the latest", () => {
    expect(lastPayableMonth()).toBe("2026-12");
    expect(record(`${ID}/2026-12`).items).toHaveLength(1);
    expect(() => record(`${ID}/2027-01`)).toThrow();
    expect(() => record(`${ID}/1999-12`)).toThrow();
    expect(() => record(`${ID}/2026-11`, "2026-11-24")).toThrow();
  });

  test("a base has a wage exactly where dues come out of one", () => {
    const set = (input: object) => parseInput(setDuesBaseSchema, { memberId: ID, fromMonth: "2026-11", ...input });
    expect(set({ status: "working", wage: "3001" }).wage).toBe(300_100);
    expect(set({ status: "flat", wage: "" }).wage).toBeUndefined();
    for (const wrong of [
      { status: "working", wage: "" },
      { status: "retired" },
      { status: "exempt", wage: "1" },
      { status: "rich", wage: "1" },
      { status: "flat", fromMonth: "2027-12" },
    ]) {
      expect(() => set(wrong)).toThrow();
    }
  });
});
