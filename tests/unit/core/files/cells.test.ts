import { describe, expect, test } from "vitest";
import { cellDay, cellText, lostDigits } from "@/lib/core/files/cells";
import type { TableCell } from "@/lib/core/files/table";

describe("a day is read out of what people type", () => {
  test.each<[TableCell, string | null]>([
    [{ day: "2020-03-05" }, "2020-03-05"],
    ["2020-03-05", "2020-03-05"],
    ["2020-3-5", "2020-03-05"],
    ["2020/3/5", "2020-03-05"],
    ["2020/03/05 0:00:00", "2020-03-05"],
    ["2020.3.5", "2020-03-05"],
    ["2020.03", "2020-03-01"],
    [2020.03, "2020-03-01"],
    [2020.1, null],
    ["2020.1", "2020-01-01"],
    ["20200305", "2020-03-05"],
    [20200305, "2020-03-05"],
    ["2020年3月5日", "2020-03-05"],
    ["2020 年 3 月 5 日", "2020-03-05"],
    ["2020年3月", "2020-03-01"],
    ["2020-02-30", null],
    ["2021-02-29", null],
    ["0020-03-05", null],
    ["5/3/2020", null],
    ["昨天", null],
    ["", null],
    [null, null],
    [43895, null],
    [true, null],
    [{ fault: "error", text: "#N/A" }, null],
  ])("%j → %s", (cell, day) => {
    expect(cellDay(cell)).toBe(day);
  });
});

test("a number that lost its last digits is known by its form or its size", () => {
  expect(["6.1E+17", "6.10101E+17", 6.1010119900101123e17, 1e15].map(lostDigits)).toEqual([true, true, true, true]);
  expect(["610101199001011234", 138_0000_0000, "E1001", "1E5", null].map(lostDigits)).not.toContain(true);
});

test("what keeps Excel from reading digits as a number is no part of the text", () => {
  expect(
    ["'0012", "\t0012", " 0012 ", 12, true, null, { day: "2020-03-05" }].map((cell) => cellText(cell as TableCell)),
  ).toEqual(["0012", "0012", "0012", "12", "true", "", "2020-03-05"]);
});
