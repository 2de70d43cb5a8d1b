import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, inTrail } from "@/lib/plans/rules/changes";
import { countOver, type FigureRequest, figureMonths, monthsOf, sourceOf } from "@/lib/plans/rules/figures";
import { unreadyItems } from "@/lib/plans/rules/issue";
import { baselineOfNextYear, titleOfNextYear } from "@/lib/plans/rules/next-year";
import { liesWithin, misplacedDates, yearDates } from "@/lib/plans/rules/placement";

const ABOUT = { itemId: "1", kind: "task", title: "Task" } as const;

describe("what an amendment tells", () => {
  it("is every field that differs, and none that does not", () => {
    const before = { title: "A", coOwners: ["x"], dueOn: "2026-06-30", target: null as number | null };
    const after = { title: "A", coOwners: ["x", "y"], dueOn: "2026-07-31", target: 5 };
    expect(changesBetween(ABOUT, before, after).map(({ field, before: was, after: is }) => [field, was, is])).toEqual([
      ["coOwners", ["x"], ["x", "y"]],
      ["dueOn", "2026-06-30", "2026-07-31"],
      ["target", null, 5],
    ]);
    expect(changesBetween(ABOUT, before, before)).toEqual([]);
  });

  it("has names of its own in the trail where others mean something else", () => {
    expect(inTrail({ target: 5, title: "A", doneOn: null })).toEqual({ planTarget: 5, title: "A", completedOn: null });
  });
});

const dates = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .map((months) => months.toSorted((a, b) => a - b).map((month) => String(month).padStart(2, "0")))
  .map(([from, to]) => ({ startsOn: `2026-${from}-01`, dueOn: `2026-${to}-28`, title: "T" }));

describe("where an item may lie", () => {
  it("is inside its parent, with its children inside it: exactly then nothing is wrong", () => {
    fc.assert(
      fc.property(
        dates,
        fc.option(dates, { nil: null }),
        fc.array(dates, { maxLength: 3 }),
        (own, parent, children) => {
          const outer = parent ?? yearDates(2026);
          const fits = liesWithin(own, outer) && children.every((child) => liesWithin(child, own));
          expect(misplacedDates(own, { year: 2026, parent, children }) === null).toBe(fits);
        },
      ),
    );
  });

  it("is said at the field that is wrong, with what bounds it", () => {
    const own = { startsOn: "2026-02-01", dueOn: "2026-07-31" };
    const parent = { startsOn: "2026-01-01", dueOn: "2026-06-30", title: "Above" };
    expect(misplacedDates(own, { year: 2026, parent, children: [] })).toEqual({
      field: "dueOn",
      message: "plans.invalid.outsideParent",
      params: { title: "Above", from: "2026-01-01", to: "2026-06-30" },
    });
    expect(misplacedDates(own, { year: 2025, parent: null, children: [] })?.field).toBe("startsOn");
    const child = { startsOn: "2026-01-15", dueOn: "2026-03-01", title: "Below" };
    expect(misplacedDates(own, { year: 2026, parent: null, children: [child] })).toMatchObject({
      field: "startsOn",
      message: "plans.invalid.childOutside",
    });
  });
});

describe("what stands in the way of issuing", () => {
  const item = {
    ...({ id: "g", kind: "goal", parentId: null, title: "Goal", ownerDissolved: false } as const),
    ...({ measure: "none", baseline: null, target: null, direction: null, figure: null } as const),
  };
  const task = { ...item, id: "t", kind: "task", parentId: "g", title: "Task" } as const;
  const level = { measure: "figure", figure: "inpatient", direction: "up", baseline: 99, target: 98 } as const;

  it("is named", () => {
    expect(unreadyItems([])?.reason).toBe("nothingToIssue");
    expect(unreadyItems([item])).toEqual({ reason: "goalsWithoutTask", titles: ["Goal"] });
    expect(unreadyItems([item, { ...task, ownerDissolved: true }])?.reason).toBe("ownersDissolved");
    expect(unreadyItems([item, { ...task, ...level }])).toEqual({ reason: "targetsBehind", titles: ["Task"] });
    expect(unreadyItems([item, task])).toBeNull();
  });

  it("is no target behind last year's count, for a count begins at zero, nor one without a baseline", () => {
    expect(unreadyItems([item, { ...task, ...level, figure: "activities" }])).toBeNull();
    expect(unreadyItems([item, { ...task, ...level, baseline: null }])).toBeNull();
  });
});

describe("next year", () => {
  it("begins where the number stands, or where it began when none is known", () => {
    const measured = { measure: "number", direction: "up", baseline: 70, target: 90, figure: null } as const;
    expect(baselineOfNextYear({ ...measured, current: 82.5 })).toBe(82.5);
    expect(baselineOfNextYear({ ...measured, current: null })).toBe(70);
    expect(baselineOfNextYear({ ...measured, measure: "none", current: null })).toBeNull();
    expect(titleOfNextYear("2026年工作要点（2026）", 2026)).toBe("2027年工作要点（2027）");
    expect(titleOfNextYear("工作要点", 2026)).toBe("工作要点");
  });
});

describe("counts over months", () => {
  const held = [
    { branchId: "a", month: "2026-01", count: 3, service: false, served: 0 },
    { branchId: "a", month: "2026-02", count: 2, service: true, served: 40 },
    { branchId: "b", month: "2026-02", count: 5, service: true, served: 60 },
  ];
  const trainings = [{ branchId: "a", month: "2026-02", personTimes: 12 }];
  const of = (figure: FigureRequest["figure"], branchIds: string[] | null, from = "2026-01") =>
    countOver({ figure, branchIds, from, to: "2026-02" }, { held, trainings });

  it("keep to the branches and the months", () => {
    expect([of("activities", ["a"]), of("activities", null), of("activities", ["a"], "2026-02")]).toEqual([5, 10, 2]);
    expect([of("partnerServices", null), of("served", ["b"]), of("trainings", null), of("trainings", ["b"])]).toEqual([
      7, 60, 12, 0,
    ]);
  });

  it("are those of the item's own months, up to the day", () => {
    const item = { startsOn: "2026-02-01", dueOn: "2026-11-30" };
    expect(figureMonths(item, "2026-06-15")).toEqual({ from: "2026-02", to: "2026-06" });
    expect(figureMonths(item, "2027-01-01")).toEqual({ from: "2026-02", to: "2026-11" });
    expect(monthsOf([])).toBeNull();
  });

  it("are opened where they come from", () => {
    const request = { branchIds: ["a"], from: "2026-01", to: "2026-02" };
    expect(sourceOf({ figure: "activities", ...request })).toBe(
      "/activities?from=2026-01-01&to=2026-02-28&state=held&branch=a",
    );
    expect(sourceOf({ figure: "inpatient", ...request, branchIds: null })).toBe(
      "/satisfaction/basis?population=inpatient&from=2026-01&to=2026-02",
    );
    expect(sourceOf({ figure: "trainings", ...request })).toBe("/training?year=2026&branch=a");
  });
});
