import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, instantOf, monthOf } from "@/lib/core/period";
import { afterOf, isPreliminary, judge, NOTICE_DAYS, stateOf, timelineOf } from "@/lib/improvements/rules";
import type { FrozenFigure } from "@/lib/improvements/schema";

const NONE = { value: null, low: null, high: null, n: null, formula: null };

function figure(low: number, value: number, high: number, more: Partial<FrozenFigure> = {}): FrozenFigure {
  const about = { questionnaire: "Q", from: "2026-01", to: "2026-03", basis: "b", leftOut: 0 };
  return { state: "known", value, low, high, n: 120, formula: "linear", ...about, ...more };
}

const suppressed = figure(0, 0, 0, { state: "suppressed", ...NONE });
const missing = figure(0, 0, 0, { state: "missing", ...NONE });

describe("whether an action helped", () => {
  test("is told only where the intervals part", () => {
    expect(judge(figure(60, 65, 69), figure(70, 75, 80))).toEqual({ verdict: "helped", silence: null, points: 10 });
    expect(judge(figure(70, 75, 80), figure(60, 65, 69))).toEqual({ verdict: "worse", silence: null, points: -10 });
    expect(judge(figure(60, 65, 70), figure(69, 75, 80))).toEqual({ verdict: "noEvidence", silence: null, points: 10 });
  });

  test("intervals that touch overlap", () => {
    expect(judge(figure(60, 65, 70), figure(70, 75, 80)).verdict).toBe("noEvidence");
  });

  test.each([
    ["missingBefore", null, figure(1, 2, 3)],
    ["missingBefore", missing, figure(1, 2, 3)],
    ["suppressedBefore", suppressed, figure(1, 2, 3)],
    ["missingAfter", figure(1, 2, 3), null],
    ["missingAfter", figure(1, 2, 3), missing],
    ["suppressedAfter", figure(1, 2, 3), suppressed],
    ["missingBefore", figure(1, 2, 3, { low: null }), figure(4, 5, 6)],
    ["notComparable", figure(1, 2, 3), { ...missing, leftOut: 40 }],
    ["notComparable", figure(1, 2, 3), figure(4, 5, 6, { basis: "other" })],
    ["notComparable", figure(1, 2, 3), figure(4, 5, 6, { formula: "topBox" })],
  ] as const)("nothing is said: %s", (silence, before, after) => {
    expect(judge(before, after)).toEqual({ verdict: "unsaid", silence, points: null });
  });

  const bounded = fc
    .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 })
    .map((values) => values.toSorted((a, b) => a - b) as [number, number, number]);
  const anyFigure = fc.oneof(
    bounded.map(([low, value, high]) => figure(low, value, high)),
    bounded.map(([low, value, high]) => figure(low, value, high, { basis: "other" })),
    bounded.map(([low, value, high]) => figure(low, value, high, { formula: "ratio" })),
    fc.constantFrom(suppressed, missing, null),
  );

  const sameKind = (one: FrozenFigure | null, other: FrozenFigure | null) =>
    one?.basis === other?.basis && one?.formula === other?.formula;
  const comparable = (one: FrozenFigure | null, other: FrozenFigure | null) =>
    one?.state === "known" && other?.state === "known" && sameKind(one, other);
  const apart = (below: FrozenFigure | null, above: FrozenFigure | null) => Number(below?.high) < Number(above?.low);

  test("never a verdict from overlapping intervals, nor from what is not there or not the same", () => {
    fc.assert(
      fc.property(anyFigure, anyFigure, (before, after) => {
        const { verdict } = judge(before, after);
        if (!comparable(before, after)) return verdict === "unsaid";
        const [up, down] = [apart(before, after), apart(after, before)];
        return verdict === (["noEvidence", "helped", "worse"] as const)[Number(up) + 2 * Number(down)];
      }),
      { numRuns: 2000 },
    );
  });

  test("seen from the other end it is the other way round", () => {
    const turned = { helped: "worse", worse: "helped", noEvidence: "noEvidence", unsaid: "unsaid" };
    fc.assert(
      fc.property(
        anyFigure,
        anyFigure,
        (one, other) => judge(other, one).verdict === turned[judge(one, other).verdict],
      ),
      { numRuns: 2000 },
    );
  });
});

describe("where an action stands", () => {
  const dueOn = "2026-06-30";

  test.each([
    ["open", addDays(dueOn, -NOTICE_DAYS - 1)],
    ["due", addDays(dueOn, -NOTICE_DAYS)],
    ["due", dueOn],
    ["overdue", addDays(dueOn, 1)],
  ])("%s on %s", (state, today) => {
    expect(stateOf({ status: "open", dueOn }, today)).toBe(state);
  });

  test("a closed one waits for nobody, however late", () => {
    expect(stateOf({ status: "done", dueOn }, "2027-01-01")).toBe("done");
    expect(stateOf({ status: "dropped", dueOn }, "2026-01-01")).toBe("dropped");
  });

  test("is preliminary until its due day", () => {
    expect(isPreliminary({ status: "open", dueOn }, "2026-06-29")).toBe(true);
    expect(isPreliminary({ status: "open", dueOn }, dueOn)).toBe(false);
    expect(isPreliminary({ status: "done", dueOn }, "2026-06-01")).toBe(false);
  });
});

describe("which answers count as after", () => {
  test("rounds issued since it was written down, and the months after that one", () => {
    const createdAt = instantOf("2026-03-31", "23:30");
    expect(afterOf({ createdAt, startedOn: "2026-03-01" })).toEqual({ issuedAfter: createdAt, from: "2026-04" });
  });

  test("an action that begins later waits for its first day", () => {
    const createdAt = instantOf("2026-03-10", "09:00");
    const after = { issuedAfter: instantOf("2026-05-04", "00:00"), from: "2026-06" };
    expect(afterOf({ createdAt, startedOn: "2026-05-04" })).toEqual(after);
  });

  test("never a month that the figure before may hold, nor a round from before it was written down", () => {
    const moment = fc.date({
      min: instantOf("2020-01-01", "00:00"),
      max: instantOf("2030-01-01", "00:00"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, fc.integer({ min: -366, max: 180 }), (createdAt, days) => {
        const { issuedAfter, from } = afterOf({ createdAt, startedOn: addDays(dayOf(createdAt), days) });
        return from > monthOf(dayOf(createdAt)) && issuedAfter >= createdAt;
      }),
    );
  });
});

test("the course of an action tells its days in order, and its end once it has one", () => {
  const course = { createdAt: instantOf("2026-03-10", "09:00"), startedOn: "2026-03-01", dueOn: "2026-05-31" };
  const kinds = (more: Pick<Parameters<typeof timelineOf>[0], "status" | "closedOn">, today: string) =>
    timelineOf({ ...course, ...more }, today).map(({ kind, day }) => `${kind} ${day}`);
  const open = { status: "open", closedOn: null } as const;
  const written = ["started 2026-03-01", "created 2026-03-10"];
  expect(kinds(open, "2026-04-01")).toEqual([...written, "due 2026-05-31"]);
  expect(kinds(open, "2026-02-01")).toEqual(["starts 2026-03-01", "created 2026-03-10", "due 2026-05-31"]);
  expect(kinds(open, "2026-06-01")).toEqual([...written, "overdue 2026-05-31"]);
  const early = { status: "done", closedOn: "2026-05-20" } as const;
  expect(kinds(early, "2026-06-01")).toEqual([...written, "done 2026-05-20", "due 2026-05-31"]);
});
