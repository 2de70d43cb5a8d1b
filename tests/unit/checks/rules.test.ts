import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BranchFacts, checkBranch, compareFindings } from "@/lib/checks/rules";
import { CHECK_KEYS, EXCEPTABLE_CHECKS } from "@/lib/checks/schema";
import { addDays, addMonthsTo } from "@/lib/core/period";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";

const DAY = "2026-11-22";
const SOUND: BranchFacts = {
  kind: "branch",
  fullMembers: 20,
  partyMembers: 22,
  secretaries: 1,
  committeeMembers: 2,
  committee: 3,
  term: { electedOn: "2025-01-10", dueOn: "2028-01-10" },
  units: 3,
};

const found = (given: Partial<BranchFacts>, day = DAY) =>
  checkBranch({ ...SOUND, ...given }, REGULATION_RULES, day).map(({ check }) => check);
const term = (electedOn: string, dueOn: string) => ({ term: { electedOn, dueOn } });

test("a branch as the regulation wants it has no finding", () => {
  expect(found({})).toEqual([]);
});

describe("members", () => {
  test.each([
    [2, 2, ["tooFewMembers"]],
    [3, 3, []],
    [48, 50, []],
    [48, 51, ["tooManyMembers"]],
  ])("%i full members, %i members in all", (fullMembers, partyMembers, expected) => {
    const small = fullMembers < 7 ? { committeeMembers: 0, committee: 1 } : {};
    expect(found({ fullMembers, partyMembers, ...small })).toEqual(expected);
  });
});

describe("the committee against the full members", () => {
  test.each([
    // full members, committee members beside secretary and deputy, committee in all
    [6, 0, 1, []],
    [6, 0, 2, []],
    [6, 2, 3, ["committeeNotNeeded"]],
    [7, 0, 1, ["noCommittee"]],
    [7, 1, 2, ["committeeTooSmall"]],
    [7, 2, 3, []],
    [7, 4, 5, []],
    [7, 5, 6, ["committeeUnusual"]],
    [7, 6, 7, ["committeeUnusual"]],
    [7, 7, 8, ["committeeTooLarge"]],
  ])("%i full members, %i of %i in the committee", (fullMembers, committeeMembers, committee, expected) => {
    expect(found({ fullMembers, partyMembers: fullMembers, committeeMembers, committee })).toEqual(expected);
  });
});

describe("the term", () => {
  test.each([
    ["2023-11-21", "2026-11-21", ["termOver"]],
    ["2023-11-22", "2026-11-22", ["termEnding"]],
    ["2024-05-22", "2027-05-22", ["termEnding"]],
    ["2024-05-23", "2027-05-23", []],
    ["2025-01-10", "2028-01-11", ["termTooLong"]],
    ["2025-01-10", "2027-06-10", []],
  ])("elected on %s, due on %s", (electedOn, dueOn, expected) => {
    expect(found(term(electedOn, dueOn))).toEqual(expected);
  });

  test.each([
    ["2027-05-22", 6],
    ["2027-02-23", 6],
    ["2027-02-22", 3],
    ["2026-12-23", 3],
    ["2026-12-22", 1],
    ["2026-11-22", 1],
  ])("a term due on %s is announced as less than %i months", (dueOn, months) => {
    const [finding] = checkBranch({ ...SOUND, ...term(addMonthsTo(dueOn, -36), dueOn) }, REGULATION_RULES, DAY);
    expect([finding?.check, finding?.state, finding?.limit, finding?.day]).toEqual([
      "termEnding",
      "soon",
      months,
      dueOn,
    ]);
  });

  test("without any election on record it is asked for, unless nobody holds a post", () => {
    expect(found({ term: null })).toEqual(["termUnknown"]);
    expect(found({ term: null, secretaries: 0, committee: 0, committeeMembers: 0 })).toEqual([
      "noSecretary",
      "noCommittee",
    ]);
  });
});

test("only a joint branch is counted by its units", () => {
  expect(found({ units: 6 })).toEqual([]);
  expect(found({ kind: "jointBranch", units: 5 })).toEqual([]);
  expect(found({ kind: "jointBranch", units: 6 })).toEqual(["tooManyUnits"]);
});

describe("a general branch", () => {
  const above = (given: Partial<BranchFacts>) => found({ kind: "generalBranch", fullMembers: 0, ...given });

  test("the regulation of branches does not hold for it: neither its members nor its committee are counted", () => {
    expect(above({ partyMembers: 90, committeeMembers: 8, committee: 9, units: 9 })).toEqual([]);
  });

  test("it has a secretary, and its term ends too", () => {
    expect(above({ secretaries: 0 })).toEqual(["noSecretary"]);
    expect(above(term("2023-11-21", "2026-11-21"))).toEqual(["termOver"]);
    expect(above(term("2024-05-22", "2027-05-22"))).toEqual(["termEnding"]);
    expect(above(term("2025-01-10", "2029-01-10"))).toEqual(["termTooLong"]);
    expect(above({ term: null })).toEqual(["termUnknown"]);
    expect(above({ term: null, secretaries: 0, committeeMembers: 0, committee: 0 })).toEqual(["noSecretary"]);
  });

  test("by texts of its own", () => {
    const facts: BranchFacts = { ...SOUND, kind: "generalBranch", secretaries: 0, ...term("2020-01-10", "2023-01-10") };
    const keys = checkBranch(facts, REGULATION_RULES, DAY).map(({ ruleKey }) => ruleKey);
    expect(keys).toEqual(["generalBranch.secretaries", "generalBranch.termYears"]);
  });
});

test("a rule that the hospital does not have is not checked, and its own number counts", () => {
  expect(checkBranch({ ...SOUND, fullMembers: 0, secretaries: 0, term: null }, [], DAY)).toEqual([]);
  const rules = [{ key: "branch.maxMembers", value: 20 }];
  expect(checkBranch(SOUND, rules, DAY)).toMatchObject([{ check: "tooManyMembers", figure: 22, limit: 20 }]);
});

test("the worst comes first, the excepted last", () => {
  const rows = [
    { state: "soon", exception: null },
    { state: "breach", exception: {} },
    { state: "breach", exception: null },
    { state: "advice", exception: null },
  ] as const;
  const sorted = [...rows].sort(compareFindings);
  expect(sorted).toEqual([rows[2], rows[3], rows[0], rows[1]]);
});

test("every check of the list can be found", () => {
  const odd: Partial<BranchFacts>[] = [
    { fullMembers: 2, partyMembers: 51 },
    { kind: "jointBranch", units: 6, secretaries: 0, committeeMembers: 0, committee: 0 },
    { committee: 2 },
    { committee: 6 },
    { committee: 8 },
    { term: null },
    term("2020-01-01", "2023-01-01"),
    term("2026-01-01", "2030-01-01"),
    term("2024-01-01", "2027-01-01"),
  ];
  expect([...new Set(odd.flatMap((given) => found(given)))].sort()).toEqual([...CHECK_KEYS].sort());
});

const anyFacts = fc
  .record({
    kind: fc.constantFrom("branch" as const, "jointBranch" as const, "generalBranch" as const),
    fullMembers: fc.nat(80),
    probationary: fc.nat(10),
    secretaries: fc.nat(1),
    committeeMembers: fc.nat(9),
    units: fc.nat(9),
    elected: fc.option(fc.integer({ min: -60, max: 0 }), { nil: null }),
    months: fc.integer({ min: 1, max: 48 }),
  })
  .map(({ probationary, elected, months, ...rest }): BranchFacts => {
    const electedOn = elected === null ? null : addMonthsTo(DAY, elected);
    return {
      ...rest,
      partyMembers: rest.fullMembers + probationary,
      committee: rest.secretaries + rest.committeeMembers,
      term: electedOn ? { electedOn, dueOn: addMonthsTo(electedOn, months) } : null,
    };
  });

describe("whatever a branch looks like", () => {
  test("no check finds twice, every finding names a rule of the catalogue, and only notices cannot be excepted", () => {
    const keys = REGULATION_RULES.map(({ key }) => key);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const findings = checkBranch(facts, REGULATION_RULES, DAY);
        const checks = findings.map(({ check }) => check);
        expect(new Set(checks).size).toBe(checks.length);
        for (const { check, ruleKey, state } of findings) {
          expect(keys).toContain(ruleKey);
          expect(EXCEPTABLE_CHECKS.includes(check)).toBe(state !== "soon");
        }
      }),
    );
  });

  test("at most one word about the committee's size and one about the term", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const checks = checkBranch(facts, REGULATION_RULES, DAY).map(({ check }) => check);
        expect(checks.filter((check) => check.startsWith("term")).length).toBeLessThanOrEqual(1);
        const sizes = ["noCommittee", "committeeTooSmall", "committeeUnusual", "committeeTooLarge"];
        expect(checks.filter((check) => sizes.includes(check)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("as days go by a running term turns from nothing to a notice to over, and never back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 400 }), (after, more) => {
        const order = [undefined, "termEnding", "termOver"];
        const facts = term("2025-01-10", "2028-01-10");
        const early = order.indexOf(found(facts, addDays("2025-01-10", after))[0]);
        const late = order.indexOf(found(facts, addDays("2025-01-10", after + more))[0]);
        expect(late).toBeGreaterThanOrEqual(early);
      }),
    );
  });

  test("one member more never breaks the lower bound, one fewer never the upper", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const more = { ...facts, fullMembers: facts.fullMembers + 1, partyMembers: facts.partyMembers + 1 };
        const [here, there] = [facts, more].map((one) => checkBranch(one, REGULATION_RULES, DAY).map((f) => f.check));
        if (!here?.includes("tooFewMembers")) expect(there).not.toContain("tooFewMembers");
        if (!there?.includes("tooManyMembers")) expect(here).not.toContain("tooManyMembers");
      }),
    );
  });
});
