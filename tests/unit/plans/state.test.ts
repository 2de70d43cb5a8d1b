import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "@/lib/core/period";
import { progressOf, reachesTarget, shareOfWay } from "@/lib/plans/rules/progress";
import { DEFAULT_THRESHOLDS, isDone, type PlanNode, progressOn, standingOn } from "@/lib/plans/rules/state";
import { daysOfProgress, nodeOf, placeInTree } from "@/lib/plans/rules/tree";

const NOTHING = {
  measure: "none",
  direction: null,
  baseline: null,
  target: null,
  figure: null,
  current: null,
} as const;

function node(given: Partial<PlanNode> = {}): PlanNode {
  const days = { startsOn: "2026-01-01", dueOn: "2026-12-31", doneOn: null, droppedOn: null };
  return { kind: "task", ...days, ...NOTHING, children: [], ...given };
}

const milestone = (given: Partial<PlanNode> = {}) => node({ kind: "milestone", ...given });
const number = (baseline: number | null, target: number, current: number | null) =>
  ({ measure: "number", direction: "up", baseline, target, current, figure: null }) as const;

describe("the way to a target", () => {
  it("is the share between baseline and target", () => {
    expect(shareOfWay({ ...NOTHING, ...number(80, 100, 85) })).toBe(0.25);
    expect(shareOfWay({ ...NOTHING, ...number(80, 100, 70) })).toBe(0);
    expect(shareOfWay({ ...NOTHING, ...number(80, 100, 130) })).toBe(1);
    const down = { ...NOTHING, measure: "number", direction: "down", baseline: 10, target: 5 } as const;
    expect(shareOfWay({ ...down, current: 7 })).toBe(0.6);
    expect(reachesTarget({ ...down, current: 5 })).toBe(true);
    expect(reachesTarget({ ...down, current: 5.01 })).toBe(false);
  });

  it("is unknown without the number or without the baseline, unless the target is reached", () => {
    expect(shareOfWay({ ...NOTHING, ...number(80, 100, null) })).toBeNull();
    expect(shareOfWay({ ...NOTHING, ...number(null, 100, 50) })).toBeNull();
    expect(shareOfWay({ ...NOTHING, ...number(null, 100, 100) })).toBe(1);
    expect(shareOfWay(NOTHING)).toBeNull();
  });

  it("of a count begins at zero, whatever last year brought", () => {
    const count = { measure: "figure", direction: "up", figure: "activities", baseline: 120, target: 150 } as const;
    expect(shareOfWay({ ...count, current: 75 })).toBe(0.5);
    const level = { ...count, figure: "inpatient", baseline: 90, target: 95 } as const;
    expect(shareOfWay({ ...level, current: 92 })).toBe(0.4);
  });
});

describe("progress", () => {
  it("of a task is the share of its milestones that are done; those given up are left out", () => {
    const children = [milestone({ doneOn: "2026-02-01" }), milestone(), milestone({ droppedOn: "2026-03-01" })];
    expect(progressOn(node({ children }), "2026-06-01")).toBe(0.5);
  });

  it("of a goal is the mean of its tasks that are known", () => {
    const children = [node({ doneOn: "2026-02-01" }), node(), node({ ...number(0, 10, 5) })];
    expect(progressOn(node({ kind: "goal", children }), "2026-06-01")).toBe(0.75);
    expect(progressOf({ ...NOTHING, kind: "goal", marked: false }, [])).toBeNull();
  });
});

describe("where an item stands", () => {
  const on = (item: PlanNode, day: Day) => standingOn(item, day, DEFAULT_THRESHOLDS);

  it("is late after its due day, not on it", () => {
    expect(on(node({ dueOn: "2026-06-30" }), "2026-06-30").state).toBe("running");
    expect(on(node({ dueOn: "2026-06-30" }), "2026-07-01")).toMatchObject({ state: "late", why: ["plans.why.late"] });
    expect(on(node({ dueOn: "2026-06-30", doneOn: "2026-07-15" }), "2026-08-01").state).toBe("done");
  });

  it("is at risk when a child is late, or progress stays too far behind the time", () => {
    const late = node({ children: [milestone({ dueOn: "2026-01-31" })], dueOn: "2026-12-31" });
    expect(on(late, "2026-02-01")).toMatchObject({ state: "atRisk", why: ["plans.why.childLate", "plans.why.lag"] });
    const slow = node({ ...number(0, 100, 20) });
    expect(on(slow, "2026-06-01").state).toBe("running");
    expect(on(slow, "2026-07-01")).toMatchObject({ state: "atRisk", why: ["plans.why.lag"] });
    expect(on(node(), "2026-12-31").state).toBe("running");
  });

  it("expects of milestones only what was due, and of the number that it keeps pace beside them", () => {
    const children = [
      milestone({ dueOn: "2026-06-30", doneOn: "2026-06-30" }),
      milestone({ startsOn: "2026-07-01", dueOn: "2026-12-31" }),
    ];
    expect(on(node({ children }), "2026-12-30").state).toBe("running");
    const short = node({ children, ...number(0, 100, 60) });
    expect(on(short, "2026-10-01").state).toBe("running");
    expect(on(short, "2026-12-01")).toMatchObject({ state: "atRisk", why: ["plans.why.lag"], progress: 0.5 });
  });

  it("tells apart what has not begun, what was given up, and what came to its target", () => {
    expect(on(node({ startsOn: "2026-03-01" }), "2026-02-28").state).toBe("notStarted");
    expect(on(node({ startsOn: "2026-03-01" }), "2026-03-01").state).toBe("running");
    expect(on(node({ droppedOn: "2026-03-01", dueOn: "2026-01-31" }), "2026-06-01").state).toBe("dropped");
    expect(on(node({ ...number(0, 10, 10) }), "2026-02-01").state).toBe("done");
  });

  it("keeps a level open until its last day: it can fall again", () => {
    const level = node({
      measure: "figure",
      direction: "up",
      figure: "inpatient",
      baseline: 90,
      target: 95,
      current: 96,
    });
    expect(on(level, "2026-06-01")).toMatchObject({ state: "running", progress: 1 });
    expect(on(level, "2027-01-01").state).toBe("done");
  });

  it("says that all was done and the target missed", () => {
    const task = node({ ...number(0, 10, 8), children: [milestone({ doneOn: "2026-02-01" })], dueOn: "2026-06-30" });
    expect(on(task, "2026-07-01")).toMatchObject({ state: "late", why: ["plans.why.late", "plans.why.targetMissed"] });
  });

  it("of a goal measures the time by the tasks its progress is made of", () => {
    const second = node({ startsOn: "2026-07-01", children: [milestone({ startsOn: "2026-07-01" })] });
    const goal = node({ kind: "goal", children: [second] });
    expect(on(goal, "2026-06-30").state).toBe("running");
  });
});

const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays("2026-01-01", days));
const maybe = (share: fc.Arbitrary<Day>) => fc.option(share, { nil: null });
const measured = fc.oneof(
  fc.constant(NOTHING),
  fc
    .record({
      baseline: fc.double({ min: 0, max: 50, noNaN: true }),
      current: fc.double({ min: 0, max: 120, noNaN: true }),
    })
    .map(({ baseline, current }) => number(baseline, 100, current)),
);
const leaf = (kind: "milestone" | "task") =>
  fc
    .record({ a: day, b: day, doneOn: maybe(day), dropped: fc.boolean(), measured })
    .map(({ a, b, doneOn, dropped, measured }) => {
      const [startsOn, dueOn] = [a, b].toSorted() as [Day, Day];
      return node({
        kind,
        startsOn,
        dueOn,
        doneOn: dropped ? null : doneOn,
        droppedOn: dropped ? dueOn : null,
        ...measured,
      });
    });
const tree = fc
  .record({ self: leaf("task"), children: fc.array(leaf("milestone"), { maxLength: 4 }) })
  .map(({ self, children }) => ({ ...self, children }));

describe("whatever the plan is made of", () => {
  it("has exactly one state, progress within 0 and 1, and a reason for every alarm", () => {
    fc.assert(
      fc.property(tree, day, (item, on) => {
        const { progress, state, why } = standingOn(item, on, DEFAULT_THRESHOLDS);
        expect(progress === null || (progress >= 0 && progress <= 1)).toBe(true);
        expect(why.length > 0).toBe(state === "late" || state === "atRisk");
        expect(state === "late").toBe(item.droppedOn === null && on > item.dueOn && !isDone(item, on));
        if (item.droppedOn !== null) expect(state).toBe("dropped");
      }),
    );
  });

  it("stays done once it is done, unless a level falls", () => {
    fc.assert(
      fc.property(tree, day, fc.nat(400), (item, on, days) => {
        if (isDone(item, on)) expect(isDone(item, addDays(on, days))).toBe(true);
      }),
    );
  });

  it("never moves back when one more milestone is done", () => {
    fc.assert(
      fc.property(tree, fc.nat(3), day, (item, index, on) => {
        const children = item.children.map((child, at) =>
          at === index && child.droppedOn === null ? { ...child, doneOn: on } : child,
        );
        expect(progressOn({ ...item, children }, on) ?? 0).toBeGreaterThanOrEqual(progressOn(item, on) ?? 0);
      }),
    );
  });
});

describe("the tree", () => {
  const flat = (id: string, parentId: string | null, doneOn: Day | null = null, toldOn: Day | null = null) => ({
    ...node({ doneOn }),
    id,
    parentId,
    toldOn,
  });
  const items = [flat("b", null), flat("m", "t", "2026-03-01"), flat("a", null), flat("t", "a", null, "2026-02-01")];

  it("puts every child behind its parent", () => {
    expect(placeInTree(items).map(({ id, depth }) => `${id}${depth}`)).toEqual(["b0", "a0", "t1", "m2"]);
    expect(nodeOf(items[2] as (typeof items)[number], items).children[0]?.children).toHaveLength(1);
  });

  it("carries the last day of progress up to the goal", () => {
    const days = daysOfProgress(items);
    expect([days.get("a"), days.get("t"), days.get("m"), days.get("b")]).toEqual([
      "2026-03-01",
      "2026-03-01",
      "2026-03-01",
      null,
    ]);
  });
});
