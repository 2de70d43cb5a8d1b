import { expect, test } from "vitest";
import { pairingChanges } from "@/lib/partners/rules";

test("ticking begins a pairing, taking the tick away ends one, the rest stays", () => {
  const open = [
    { id: "p1", branchId: "a" },
    { id: "p2", branchId: "b" },
  ];
  expect(pairingChanges(open, ["b", "c", "c"])).toEqual({ begin: ["c"], end: ["p1"] });
  expect(pairingChanges(open, ["a", "b"])).toEqual({ begin: [], end: [] });
  expect(pairingChanges([], [])).toEqual({ begin: [], end: [] });
});
