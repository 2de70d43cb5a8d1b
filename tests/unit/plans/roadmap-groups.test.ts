import { describe, expect, test } from "vitest";
import { type GroupedItem, groupRoadmap, inDateOrder, matches } from "@/lib/plans/rules/roadmap-groups";
import { COMMITTEE } from "@/lib/plans/schema/roadmap";

const item = (id: string, parentId: string | null, more: Partial<GroupedItem> = {}): GroupedItem => ({
  id,
  kind: "task",
  parentId,
  title: `title of ${id}`,
  startsOn: "2026-01-01",
  dueOn: "2026-12-31",
  ownerBranchId: null,
  ownerName: null,
  coOwners: [],
  state: "running",
  ...more,
});
const surgery = { ownerBranchId: "s", ownerName: "Surgery" };

const items = [
  item("g1", null, { kind: "goal" }),
  item("t1", "g1", { ...surgery, state: "late" }),
  item("m1", "t1", { ...surgery, kind: "milestone", state: "done", dueOn: "2026-03-01" }),
  item("m2", "t1", { kind: "milestone", dueOn: "2026-02-01" }),
  item("t2", "g1", { coOwners: [{ id: "s" }] }),
  item("g2", null, { kind: "goal" }),
];
const shape = (groups: ReturnType<typeof groupRoadmap>) =>
  groups.map(({ key, rows }) => [key, ...rows.map((row) => `${"·".repeat(row.indent)}${row.item.id}`)]);

describe("the roadmap by goal", () => {
  test("each goal heads what lies below it", () => {
    expect(shape(groupRoadmap(items, "goal"))).toEqual([["g1", "t1", "·m1", "·m2", "t2"], ["g2"]]);
  });

  test("what a filter finds brings its parents along as context", () => {
    const [group, ...others] = groupRoadmap(items, "goal", { state: "done" });
    expect(others).toEqual([]);
    expect(group?.head?.context).toBe(true);
    expect(group?.rows.map((row) => [row.item.id, row.context])).toEqual([
      ["t1", true],
      ["m1", false],
    ]);
  });
});

describe("the roadmap by branch", () => {
  test("the Party committee comes first, and a stray milestone says where it belongs", () => {
    const groups = groupRoadmap(items, "branch");
    expect(shape(groups)).toEqual([
      [COMMITTEE, "g1", "m2", "·t2", "g2"],
      ["s", "t1", "·m1"],
    ]);
    expect(groups[0]?.rows[1]?.under).toBe("title of t1");
    expect(groups[1]?.rows[0]?.under).toBe("title of g1");
    expect(groups[1]?.name).toBe("Surgery");
  });

  test("a branch finds what it helps with; a state narrows further", () => {
    expect(items.filter((one) => matches(one, { branch: "s" })).map(({ id }) => id)).toEqual(["t1", "m1", "t2"]);
    expect(items.filter((one) => matches(one, { branch: "s", state: "late" })).map(({ id }) => id)).toEqual(["t1"]);
    expect(items.filter((one) => matches(one, { branch: COMMITTEE })).map(({ id }) => id)).toEqual([
      "g1",
      "m2",
      "t2",
      "g2",
    ]);
  });
});

test("on a phone what is due first stands first, and equals keep their order", () => {
  const rows = groupRoadmap(items, "goal")[0]?.rows ?? [];
  expect(inDateOrder(rows).map((row) => row.item.id)).toEqual(["m2", "m1", "t1", "t2"]);
});
