import { describe, expect, it } from "vitest";
import { movedAmong } from "@/lib/plans/rules/order";

describe("the order of siblings", () => {
  const ids = ["a", "b", "c"];

  it("changes by one place in either way", () => {
    expect(movedAmong(ids, "b", "up")).toEqual(["b", "a", "c"]);
    expect(movedAmong(ids, "b", "down")).toEqual(["a", "c", "b"]);
    expect(movedAmong(ids, "a", "down")).toEqual(["b", "a", "c"]);
  });

  it("ends at its ends", () => {
    expect(movedAmong(ids, "a", "up")).toEqual(ids);
    expect(movedAmong(ids, "c", "down")).toEqual(ids);
    expect(movedAmong(["a"], "a", "down")).toEqual(["a"]);
  });
});
