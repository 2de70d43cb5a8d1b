import { expect, test } from "vitest";
import { timelineOf } from "@/lib/members/rules/timeline";

const member = {
  appliedOn: "2018-01-10",
  activistOn: "2018-07-10",
  candidateOn: null,
  probationaryOn: "2019-12-10",
  fullOn: "2020-12-10",
  retiredOn: null,
  leftOn: null,
  memberships: [
    { id: "1", branchId: "a", branchName: "A", fromDay: "2018-01-10", toDay: "2024-02-29" },
    { id: "2", branchId: "b", branchName: "B", fromDay: "2024-03-01", toDay: null },
  ],
  introducers: [
    { kind: "admission" as const, name: "Li" },
    { kind: "cultivation" as const, name: "Wang" },
  ],
};
const event = { note: "", details: {} };

test("a path in its order: stages known only by their day, stays without an event, events, posts", () => {
  const events = [
    { ...event, id: "e2", kind: "transferredWithin" as const, onDay: "2024-03-01", details: { branchId: "b" } },
    { ...event, id: "e1", kind: "becameFull" as const, onDay: "2020-12-10", note: "Unanimous" },
  ];
  const posts = [{ id: "p", title: "Secretary", fromDay: "2022-01-01", toDay: "2024-02-29" }];
  const entries = timelineOf(member, events, posts);
  expect(entries.map(({ day, kind }) => [day, kind])).toEqual([
    ["2018-01-10", "applied"],
    ["2018-07-10", "becameActivist"],
    ["2019-12-10", "becameProbationary"],
    ["2020-12-10", "becameFull"],
    ["2022-01-01", "post"],
    ["2024-03-01", "transferredWithin"],
  ]);
  expect(entries[0]?.branchName).toBe("A");
  const moved = { ...member, appliedOn: "2017-12-01" };
  expect(
    timelineOf(moved, events, [])
      .map(({ kind }) => kind)
      .slice(0, 2),
  ).toEqual(["applied", "inBranch"]);
  expect(entries.find(({ kind }) => kind === "becameFull")?.note).toBe("Unanimous");
  expect(entries.find(({ kind }) => kind === "becameProbationary")?.people).toEqual(["Li"]);
  expect(entries.find(({ kind }) => kind === "becameActivist")?.people).toEqual(["Wang"]);
  expect(entries.at(-1)).toMatchObject({ branchName: "B", eventId: "e2", last: true });
});

test("only the last of each strand can be taken back, and never the arrival", () => {
  const acts = [
    { ...event, id: "back", kind: "flowedBack" as const, onDay: "2025-06-01" },
    { ...event, id: "out", kind: "flowedOut" as const, onDay: "2025-01-01", details: { place: "Xi'an" } },
    { ...event, id: "moved", kind: "transferredWithin" as const, onDay: "2024-03-01" },
    { ...event, id: "came", kind: "registered" as const, onDay: "2018-01-10" },
  ];
  const last = (rows: typeof acts, of = member) =>
    timelineOf(of, rows, []).flatMap((entry) => (entry.last ? [entry.id] : []));
  expect(last(acts).toSorted()).toEqual(["back", "moved"]);
  expect(last(acts.slice(3), { ...member, memberships: member.memberships.slice(1) })).toEqual([]);
  const correctable = timelineOf(member, acts, []).flatMap(({ eventId }) => eventId ?? []);
  expect(correctable.toSorted()).toEqual(["back", "came", "moved", "out"]);
});
