import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryCode, follows, inOrder, JOINED } from "@/lib/brands/rules/swot";
import { QUADRANTS, type Quadrant, STRATEGY_KINDS, saveSwotSchema } from "@/lib/brands/schema/swot";

const ID = "019ad000-0000-7000-8000-000000000001";
const entries = fc
  .array(fc.tuple(fc.uuid(), fc.constantFrom(...QUADRANTS)), { maxLength: 12 })
  .map((pairs) => new Map<string, Quadrant>(pairs));

describe("a strategy", () => {
  test("follows exactly when both of its quadrants, and no other, are among its entries", () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...STRATEGY_KINDS), fc.func(fc.boolean()), (all, kind, isChosen) => {
        const chosen = [...all.keys()].filter((id) => isChosen(id));
        const found = new Set(chosen.map((id) => all.get(id)));
        const wanted = new Set<Quadrant | undefined>(JOINED[kind]);
        const expected = found.size === wanted.size && [...found].every((one) => wanted.has(one));
        expect(follows(kind, chosen, all)).toBe(expected);
      }),
    );
  });

  test("an entry that is not the brand's makes it none", () => {
    const own = new Map<string, Quadrant>([
      ["s", "strength"],
      ["o", "opportunity"],
    ]);
    expect(follows("so", ["s", "o"], own)).toBe(true);
    expect(follows("so", ["s", "o", "stranger"], own)).toBe(false);
    expect(follows("so", ["s"], own)).toBe(false);
    expect(follows("st", ["s", "o"], own)).toBe(false);
  });
});

describe("rows of a form", () => {
  test("stand by their numbers; without one, or with the same, as they were written", () => {
    const rows: Record<string, { name: string; position?: number }> = {
      10: { name: "k" },
      0: { name: "a", position: 3 },
      1: { name: "b" },
      2: { name: "c", position: 1 },
    };
    expect(inOrder(rows).map(([, { name }]) => name)).toEqual(["c", "b", "a", "k"]);
  });

  test("an entry needs words and evidence; a known figure is evidence, and needs its month", () => {
    const parse = (row: object) => saveSwotSchema.safeParse({ id: ID, version: "1", strength: { 0: row } });
    const issuesOf = (row: object) => {
      const { error } = parse(row);
      return error?.issues.map(({ path, message }) => `${path.slice(2).join(".")} ${message}`);
    };
    expect(parse({ text: "Words", evidence: "Evidence", figure: "", month: "2026-01" }).success).toBe(true);
    expect(parse({ text: "Words", evidence: "", figure: "inpatient", month: "2026-01" }).success).toBe(true);
    expect(parse({ text: "", evidence: "" }).success).toBe(true);
    expect(issuesOf({ text: "Words", evidence: " " })).toEqual(["evidence brands.invalid.evidence"]);
    expect(issuesOf({ text: "", evidence: "Evidence" })).toEqual(["text core.invalid.required"]);
    expect(issuesOf({ text: "Words", figure: "inpatient" })).toEqual(["month brands.invalid.figureMonth"]);
    expect(issuesOf({ text: "长".repeat(121), evidence: "E" })).toEqual(["text core.invalid.tooLong"]);
  });
});

test("entries are called by the letter of their quadrant and their place", () => {
  expect(QUADRANTS.map((quadrant) => entryCode(quadrant, 1))).toEqual(["S2", "W2", "O2", "T2"]);
});
