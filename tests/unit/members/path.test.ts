import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/core/period";
import { type Act, actsOpenTo, applyAct, keepsOrder, type Path, pathProblem, redate } from "@/lib/members/rules/path";
import { FULL_MEMBER } from "./full-member";

const TODAY = "2026-06-30";

const path = FULL_MEMBER;

function applied(from: Path, act: Act): Path {
  const result = applyAct(from, act, TODAY);
  if ("refusal" in result) throw new Error(`${act.kind} on ${act.onDay}: ${result.refusal.key}`);
  return result.path;
}

const refusal = (from: Path, act: Act) => {
  const result = applyAct(from, act, TODAY);
  return "refusal" in result ? result.refusal.key.replace("members.refused.", "") : null;
};

describe("acts of a member's life", () => {
  test("a transfer within closes one stay the day before and opens the next; the group is another branch's", () => {
    const moved = applied(path, { kind: "transferredWithin", onDay: "2024-03-01", branchId: "b" });
    expect(moved.stays.map(({ branchId, fromDay, toDay }) => [branchId, fromDay, toDay])).toEqual([
      ["a", "2018-01-10", "2024-02-29"],
      ["b", "2024-03-01", null],
    ]);
    expect(moved.groupId).toBeNull();
  });

  test("a day to come, the same branch, a day before the arrival and one before a stage are refused", () => {
    const moved = applied(path, { kind: "transferredWithin", onDay: "2024-03-01", branchId: "b" });
    expect(refusal(path, { kind: "retired", onDay: addDays(TODAY, 1) })).toBe("future");
    expect(refusal(moved, { kind: "transferredWithin", onDay: "2025-01-01", branchId: "b" })).toBe("sameBranch");
    expect(refusal(moved, { kind: "transferredWithin", onDay: "2024-03-01", branchId: "a" })).toBe("beforeArrival");
    expect(refusal(path, { kind: "transferredOut", onDay: "2020-12-09" })).toBe("beforeStage");
  });

  test("who has left comes back only after a transfer, and into a new stay", () => {
    const out = applied(path, { kind: "transferredOut", onDay: "2024-03-01" });
    expect([out.leftOn, out.leaveKind, out.stays[0]?.toDay]).toEqual(["2024-03-01", "transferredOut", "2024-02-29"]);
    expect(actsOpenTo(out)).toEqual(["transferredIn"]);
    expect(refusal(out, { kind: "retired", onDay: "2024-04-01" })).toBe("notNow");
    expect(refusal(out, { kind: "transferredIn", onDay: "2024-02-29", branchId: "a" })).toBe("overlap");
    const back = applied(out, { kind: "transferredIn", onDay: "2024-03-01", branchId: "a" });
    expect([back.leftOn, back.stays.length]).toEqual([null, 2]);
    expect(actsOpenTo(applied(path, { kind: "died", onDay: "2024-03-01" }))).toEqual([]);
  });

  test("who flowed out comes back not before, and only Party members flow", () => {
    const away = applied(path, { kind: "flowedOut", onDay: "2024-03-01", place: "Xi'an" });
    expect(refusal(away, { kind: "flowedBack", onDay: "2024-02-29" })).toBe("beforeFlow");
    expect(refusal(away, { kind: "flowedOut", onDay: "2024-04-01", place: "Baoji" })).toBe("notNow");
    expect(applied(away, { kind: "flowedBack", onDay: "2024-03-01" }).flowFrom).toBeNull();
    expect(actsOpenTo({ ...path, stage: "activist" })).not.toContain("flowedOut");
  });

  test("the end of working life of one who has died is the staff record's too, unless it came before", () => {
    expect(applied(path, { kind: "died", onDay: "2024-03-01" }).staffLeftOn).toBe("2024-03-01");
    expect(applied({ ...path, staffLeftOn: "2023-01-01" }, { kind: "died", onDay: "2024-03-01" }).staffLeftOn).toBe(
      "2023-01-01",
    );
  });
});

describe("corrections", () => {
  const moved = applied(path, { kind: "transferredWithin", onDay: "2024-03-01", branchId: "b" });

  test("an act dated anew moves both boundaries that it drew", () => {
    const earlier = redate(moved, { kind: "transferredWithin", onDay: "2024-03-01" }, "2024-02-01");
    expect(earlier.stays.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
      ["2018-01-10", "2024-01-31"],
      ["2024-02-01", null],
    ]);
    const arrived = redate(moved, { kind: "registered", onDay: "2018-01-10" }, "2024-03-05");
    expect(pathProblem(arrived, TODAY)).toBe("beforeArrival");
  });

  test("an event stays between the one before and the one after", () => {
    const events = [{ onDay: "2024-03-01" }, { onDay: "2022-03-01" }, { onDay: "2020-03-01" }];
    expect(keepsOrder(events, 1, "2024-03-01")).toBe(true);
    expect(keepsOrder(events, 1, "2024-03-02")).toBe(false);
    expect(keepsOrder(events, 1, "2020-02-29")).toBe(false);
    expect(keepsOrder(events, 2, "1999-01-01")).toBe(true);
  });
});
