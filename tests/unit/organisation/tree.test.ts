import { describe, expect, test } from "vitest";
import { inTreeOrder, standsBelow } from "@/lib/organisation/rules/tree";

const node = (id: string, parentId: string | null = null) => ({ id, parentId });
const shape = (rows: { id: string; depth: number }[]) => rows.map(({ id, depth }) => `${id}${depth}`).join(" ");

describe("inTreeOrder", () => {
  test("puts each row below the one above it and keeps the order of every level", () => {
    const rows = [node("a"), node("b", "a"), node("x"), node("c", "b"), node("d", "a"), node("y", "x")];
    expect(shape(inTreeOrder(rows))).toBe("a0 b1 c2 d1 x0 y1");
  });

  test("a row whose parent was filtered away stands at the top", () => {
    expect(shape(inTreeOrder([node("c", "gone"), node("d", "c")]))).toBe("c0 d1");
  });
});

describe("standsBelow", () => {
  const rows = [node("a"), node("b", "a"), node("c", "b"), node("x")];
  test.each([
    ["c", "a", true],
    ["a", "a", true],
    ["a", "c", false],
    ["x", "a", false],
  ])("%s below %s: %s", (id, above, expected) => {
    expect(standsBelow(rows, id, above)).toBe(expected);
  });

  test("ends in a circle as well", () => {
    expect(standsBelow([node("a", "b"), node("b", "a")], "a", "x")).toBe(false);
  });
});
