import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { livesIn } from "@/lib/brands/rules";
import {
  earliestIteration,
  type LineBrand,
  lastMonthBefore,
  liesClear,
  overlaps,
  whyNotBeginLater,
  whyNotEnd,
  whyNotEndSoEarly,
  whyNotInBranch,
  whyNotIterate,
} from "@/lib/brands/rules/line";
import { addMonths, type Month, monthsUpTo } from "@/lib/core/period";

const START = "2026-01";
const month = fc.integer({ min: 0, max: 30 }).map((ahead) => addMonths(START, ahead));

type Act = { kind: "found" | "iterate" | "retire" | "resume" | "report"; at: Month; now: Month };

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom("found", "iterate", "retire", "resume", "report"),
  at: month,
  now: month,
});

const living = (line: readonly LineBrand[]) => line.find(({ toMonth }) => toMonth === null);
const brand = (line: readonly LineBrand[], fromMonth: Month): LineBrand => ({
  id: String(line.length),
  fromMonth,
  toMonth: null,
  reported: [],
});

const ended = (line: LineBrand[], own: LineBrand, toMonth: Month) =>
  line.map((each) => (each === own ? { ...own, toMonth } : each));

function found(line: LineBrand[], at: Month): LineBrand[] {
  const free = !living(line) && liesClear(line, { fromMonth: at, toMonth: null });
  return free ? [...line, brand(line, at)] : line;
}

function iterate(line: LineBrand[], at: Month, today: Month): LineBrand[] {
  const now = living(line);
  if (!now || whyNotIterate(now, at, today)) return line;
  if (!liesClear(line, { fromMonth: at, toMonth: null }, now.id)) return line;
  return [...ended(line, now, lastMonthBefore(at)), brand(line, at)];
}

function retire(line: LineBrand[], at: Month): LineBrand[] {
  const now = living(line);
  return now && !whyNotEnd(now, at) ? ended(line, now, at) : line;
}

function resume(line: LineBrand[]): LineBrand[] {
  const last = line.at(-1);
  if (!last?.toMonth || !liesClear(line, { fromMonth: last.fromMonth, toMonth: null }, last.id)) return line;
  return line.map((each) => (each === last ? { ...last, toMonth: null } : each));
}

function report(line: LineBrand[], at: Month): LineBrand[] {
  return line.map((each) => (livesIn(each, at) ? { ...each, reported: [...new Set([...each.reported, at])] } : each));
}

const TRIES: Record<Act["kind"], (line: LineBrand[], one: Act) => LineBrand[]> = {
  found: (line, { at }) => found(line, at),
  iterate: (line, one) => iterate(line, one.at, one.now),
  retire: (line, { at }) => retire(line, at),
  resume: (line) => resume(line),
  report: (line, { at }) => report(line, at),
};

/** A branch's line after somebody has tried something, by the same rules that the commands ask. */
const after = (line: LineBrand[], one: Act) => TRIES[one.kind](line, one);

describe("a branch's line of brands", () => {
  test("whatever is tried, its months never overlap, no report is cut off, and one brand at most lives", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const line = acts.reduce<LineBrand[]>(after, []);
        for (const [index, one] of line.entries()) {
          expect(line.slice(index + 1).some((other) => overlaps(one, other))).toBe(false);
          expect(one.reported.every((reported) => livesIn(one, reported))).toBe(true);
          expect(one.toMonth === null || one.fromMonth <= one.toMonth).toBe(true);
        }
        expect(line.filter(({ toMonth }) => toMonth === null).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  test("overlapping is what sharing a month is", () => {
    const span = fc.record({ fromMonth: month, length: fc.option(fc.integer({ min: 0, max: 12 })) }).map((one) => ({
      fromMonth: one.fromMonth,
      toMonth: one.length === null ? null : addMonths(one.fromMonth, one.length),
    }));
    fc.assert(
      fc.property(span, span, (a, b) => {
        const shared = monthsUpTo(addMonths(START, 60), 61).some((each) => livesIn(a, each) && livesIn(b, each));
        expect(overlaps(a, b)).toBe(shared);
      }),
    );
  });
});

describe("the next iteration", () => {
  const own: LineBrand = { id: "1", fromMonth: "2026-01", toMonth: null, reported: ["2026-03", "2026-02"] };

  test("begins next month at the earliest, and after the last report", () => {
    expect(earliestIteration(own, "2026-02")).toBe("2026-04");
    expect(earliestIteration(own, "2026-11")).toBe("2026-12");
    expect(whyNotIterate(own, "2026-11", "2026-11")).toEqual({
      key: "brands.invalid.iterationTooEarly",
      params: { month: "2026-12" },
    });
    expect(whyNotIterate(own, earliestIteration(own, "2026-11"), "2026-11")).toBeNull();
  });

  test("names the months with reports that it would cut off, oldest first", () => {
    expect(whyNotEnd(own, "2026-01")).toEqual({
      key: "brands.invalid.cutsOff",
      params: { months: "2026-02、2026-03" },
    });
    expect(whyNotEnd(own, "2026-03")).toBeNull();
    expect(whyNotEnd(own, "2025-12")?.key).toBe("brands.invalid.endsBeforeBegin");
    expect(whyNotEnd({ ...own, toMonth: "2026-05" }, "2026-06")?.key).toBe("brands.error.ended");
  });
});

describe("months that are over", () => {
  const branch = { foundedOn: null, dissolvedOn: null };

  test("are not cut off by an end, but for a branch that is gone", () => {
    expect(whyNotEndSoEarly("2026-09", "2026-11", branch)?.params).toEqual({ month: "2026-10" });
    expect(whyNotEndSoEarly("2026-10", "2026-11", branch)).toBeNull();
    expect(whyNotEndSoEarly("2026-06", "2026-11", { ...branch, dissolvedOn: "2026-06-10" })).toBeNull();
    expect(whyNotEndSoEarly("2026-05", "2026-11", { ...branch, dissolvedOn: "2026-06-10" })).not.toBeNull();
  });

  test("are not skipped by a later begin; what has not begun may be put off, and earlier is always possible", () => {
    const own = { fromMonth: "2026-10", toMonth: null };
    expect(whyNotBeginLater(own, "2026-11", "2026-11")?.params).toEqual({ month: "2026-10" });
    expect(whyNotBeginLater(own, "2026-12", "2026-10")).toBeNull();
    expect(whyNotBeginLater(own, "2026-09", "2026-11")).toBeNull();
  });
});

test("a brand begins in the life of its branch", () => {
  const branch = { foundedOn: "2024-05-20", dissolvedOn: "2026-03-10" };
  expect(whyNotInBranch(branch, "2024-04")?.key).toBe("brands.invalid.beforeFounded");
  expect(whyNotInBranch(branch, "2024-05")).toBeNull();
  expect(whyNotInBranch(branch, "2026-03")).toBeNull();
  expect(whyNotInBranch(branch, "2026-04")?.key).toBe("brands.invalid.afterDissolved");
  expect(whyNotInBranch({ foundedOn: null, dissolvedOn: null }, "1999-01")).toBeNull();
});
