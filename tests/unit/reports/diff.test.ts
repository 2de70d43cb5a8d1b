import fc from "fast-check";
import { expect, test } from "vitest";
import { type DiffPart, diffTexts } from "@/lib/reports/rules/diff";
import { cpuTimeOf } from "@/tests/support/cpu-time";

const without = (kind: DiffPart["kind"], parts: readonly DiffPart[]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join("");

const words = fc.constantFrom(
  "日间手术",
  "占比",
  "24%",
  "24.6%",
  "，",
  "。",
  "\n",
  " ",
  "培训护士",
  "CT",
  "a",
  "b",
  "😀",
  "\ud83d",
);
const text = fc.oneof(
  fc.array(words, { maxLength: 30 }).map((list) => list.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

test("nothing is lost: without what came it is the old text, without what went the new one", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffTexts(before, after);
      expect([without("added", parts), without("removed", parts)]).toEqual([before, after]);
    }),
    { numRuns: 2000 },
  );
});

test("no part is empty, and no two of a kind stand beside each other", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffTexts(before, after);
      expect(parts.every((part) => part.text !== "")).toBe(true);
      expect(parts.every((part, index) => part.kind !== parts[index + 1]?.kind)).toBe(true);
    }),
  );
});

test("equal texts have no change, and only equal ones", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changed = diffTexts(before, after).some(({ kind }) => kind !== "same");
      expect(changed).toBe(before !== after);
    }),
  );
});

test("what was put in front, behind or between is all that counts as new", () => {
  expect(diffTexts("占比 24%。", "日间手术占比 24%。")).toEqual([
    { kind: "added", text: "日间手术" },
    { kind: "same", text: "占比 24%。" },
  ]);
  expect(diffTexts("有所改善。", "有所改善。等待缩短 0.4 天。")).toEqual([
    { kind: "same", text: "有所改善。" },
    { kind: "added", text: "等待缩短 0.4 天。" },
  ]);
});

test("a number is changed as a whole, not by its digits", () => {
  expect(diffTexts("占比升到 24.6%。", "占比升到 25.6%。")).toEqual([
    { kind: "same", text: "占比升到 " },
    { kind: "removed", text: "24.6%" },
    { kind: "added", text: "25.6%" },
    { kind: "same", text: "。" },
  ]);
});

test("a character that two sentences share by chance holds nothing together", () => {
  const parts = diffTexts("复盘流程的安排", "培训护士的名单");
  expect(parts.map(({ kind }) => kind)).toEqual(["removed", "added"]);
});

test("two texts of two thousand characters without a common word take a moment, not a second", async () => {
  const [before, after] = ["甲乙丙丁".repeat(500), "子丑寅卯".repeat(500)];
  const removed = { kind: "removed", text: before };
  const compare = () => expect(diffTexts(before, after)).toEqual([removed, { kind: "added", text: after }]);
  expect(await cpuTimeOf(compare)).toBeLessThan(1000);
});
