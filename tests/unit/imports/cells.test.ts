import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TableCell } from "@/lib/core/files/table";
import { addDays } from "@/lib/core/period";
import { readCell } from "@/lib/imports/rules/cells";
import { dayIn, monthIn } from "@/lib/imports/rules/days";
import type { Field, FieldType } from "@/lib/imports/rules/fields";
import { idNumberOf } from "@/tests/support/import-files";

const read = (type: FieldType, cell: TableCell, given: Partial<Field> = {}) => {
  const { value, problem } = readCell(cell, { key: "x", type, ...given });
  return problem ? problem.key.replace("imports.problem.", "!") : value;
};

describe("days", () => {
  test.each([
    ["2020-03-05", "2020-03-05"],
    ["2020/3/5", "2020-03-05"],
    ["2020.3.5", "2020-03-05"],
    ["2020.03", "2020-03-01"],
    ["20200305", "2020-03-05"],
    ["2020年3月5日", "2020-03-05"],
    ["2020年3月", "2020-03-01"],
    ["２０２０年３月５日", "2020-03-05"],
    [" 2020 年 3 月 5 日 ", "2020-03-05"],
    ["2020-03-05 00:00:00", "2020-03-05"],
    ["2020-03-05T08:00:00Z", "2020-03-05"],
    ["2020-02-30", null],
    ["2020-13-01", null],
    ["1899-01-01", null],
    ["去年", null],
    ["5/3/2020", null],
    ["43895", null],
  ])("%s", (text, day) => {
    expect(dayIn(text)).toBe(day);
  });

  test("every day is read back from every way of writing it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const day = addDays("1900-01-01", days);
        const [year = "", month = "", date = ""] = day.split("-");
        const [m, d] = [Number(month), Number(date)];
        const ways = [day, `${year}/${m}/${d}`, `${year}.${m}.${d}`, `${year}${month}${date}`, `${year}年${m}月${d}日`];
        for (const way of ways) expect(dayIn(way)).toBe(day);
        for (const way of [`${year}-${month}`, `${year}.${month}`, `${year}${month}`, `${year}年${m}月`]) {
          expect([way, monthIn(way), dayIn(way)]).toEqual([way, day.slice(0, 7), `${day.slice(0, 7)}-01`]);
        }
      }),
    );
  });

  test("an Excel date is a day; a number is one only where its digits are", () => {
    expect(read("day", { day: "2020-03-05" })).toBe("2020-03-05");
    expect(read("day", 20200305)).toBe("2020-03-05");
    expect(read("day", 2020.1)).toBe("!dayAsNumber");
    expect(read("day", 43895)).toBe("!day");
    expect(read("month", { day: "2020-03-05" })).toBe("2020-03");
    expect(read("month", "2020年3月")).toBe("2020-03");
    expect(read("text", { day: "2020-03-05" })).toBe("!unexpectedDay");
  });
});

describe("ID numbers, phones and employee numbers", () => {
  const idNumber = idNumberOf(1);

  test.each<[TableCell, unknown]>([
    [idNumber, idNumber],
    [` ${idNumber.slice(0, 6)} ${idNumber.slice(6)} `, idNumber],
    [idNumber.toLowerCase(), idNumber],
    [9.99999198001e17, "staff.invalid.idNumber.excel"],
    ["6.1E+17", "staff.invalid.idNumber.excel"],
    ["9.99999E+17", "staff.invalid.idNumber.excel"],
    ["110101900101123", "staff.invalid.idNumber.fifteen"],
    [idNumber.slice(1), "staff.invalid.idNumber.length"],
    [`${idNumber.slice(0, 17)}${idNumber.endsWith("1") ? 2 : 1}`, "staff.invalid.idNumber.checksum"],
    ["999999198002301234", "staff.invalid.idNumber.date"],
    ["身份证", "staff.invalid.idNumber.length"],
  ])("ID number %s", (cell, expected) => {
    expect(read("idNumber", cell)).toBe(expected);
  });

  test.each<[TableCell, unknown]>([
    [19900001234, "19900001234"],
    ["199 0000 1234", "19900001234"],
    ["+86 199-0000-1234", "19900001234"],
    ["0917-3212345", "09173212345"],
    ["1.99E+10", "!scientific"],
    ["12345", "staff.invalid.phone"],
  ])("phone %s", (cell, expected) => {
    expect(read("phone", cell)).toBe(expected);
  });

  test.each<[TableCell, unknown]>([
    [1001, "1001"],
    ["0012", "0012"],
    ["Ａ１２", "A12"],
    ["YB-2020/01", "YB-2020/01"],
    [1e17, "!scientific"],
    [10.5, "!scientific"],
    ["1.5E+10", "!scientific"],
    ["=1+1", "!code"],
    ["<b>", "!code"],
  ])("employee number %s", (cell, expected) => {
    expect(read("code", cell, { max: 20 })).toBe(expected);
  });
});

describe("names", () => {
  test.each<[TableCell, unknown]>([
    ["张三", "张三"],
    ["张　三", "张三"],
    [" 张 三 ", "张三"],
    ["𠮷田㛃", "𠮷田㛃"],
    ["买买提.阿依古丽", "买买提·阿依古丽"],
    ["买买提•阿依古丽", "买买提·阿依古丽"],
    ["买买提・阿依古丽", "买买提·阿依古丽"],
    ["Anne-Marie O'Neil", "Anne-Marie O'Neil"],
    ["<script>alert(1)</script>", "!nameSigns"],
    ["=cmd|' /C calc'!A0", "!nameSigns"],
    ["@SUM(1)", "!nameSigns"],
    ["-1", "!nameSigns"],
    ["张?", "!nameSigns"],
    ["张\ufffd", "!signs"],
    ["张\ue863", "!nameSigns"],
    ["张\u0000三", "!signs"],
    [123, "!nameSigns"],
    ["张".repeat(41), "!tooLong"],
    ["𠮷".repeat(40), "𠮷".repeat(40)],
  ])("%s", (cell, expected) => {
    expect(read("name", cell, { max: 40 })).toBe(expected);
  });

  test("a surrogate that was cut in two is no name", () => {
    expect(read("name", "𠮷".slice(0, 1))).toBe("!nameSigns");
  });
});

describe("scores", () => {
  test.each<[TableCell, unknown]>([
    [99.46, 99.46],
    [100, 100],
    [0, 0],
    ["99.460", 99.46],
    [" 99.46 % ", 99.46],
    ["９９．４６", 99.46],
    ["100％", 100],
    [99.465, "!score"],
    [100.01, "!score"],
    [-1, "!score"],
    ["满意", "!score"],
    ["1e1", "!score"],
    // A cell that shows 99.46 % holds this; 1 is what it holds of 100 %.
    [0.9946, "!percentCell"],
    [1, "!percentCell"],
    ["0.99", "!percentCell"],
  ])("%s", (cell, expected) => {
    expect(read("score", cell)).toBe(expected);
  });
});

describe("figures and words", () => {
  test.each<[FieldType, TableCell, unknown, Partial<Field>?]>([
    ["count", "1,060", 1060],
    ["count", 20, 20],
    ["count", "20人", "!count"],
    ["count", -1, "!count"],
    ["count", 100_001, "!tooLarge", { max: 100_000 }],
    ["money", "8,500.50", 850_050],
    ["money", "￥8500元", 850_000],
    ["money", 8500.5, 850_050],
    ["money", 0.29, 29],
    ["money", 75.015, "!money"],
    ["money", "1e3", "!money"],
    ["money", -5, "!money"],
    ["flag", "是", true],
    ["flag", "√", true],
    ["flag", false, false],
    ["flag", "也许", "!flag"],
    ["word", " 本 科 ", "bachelor", { words: "education" }],
    ["word", "Full Member", "full", { words: "stage" }],
    ["word", "群众", "!word.stage", { words: "stage" }],
    ["names", "心内科、检验科；药学部，心内科", ["心内科", "检验科", "药学部"]],
    ["text", { fault: "formula", text: "=A1" }, "!formula"],
    ["text", { fault: "error", text: "#N/A" }, "!excelError"],
    ["text", "   ", undefined],
    ["text", null, undefined],
    ["text", "两\n行", "两 行"],
  ])("%s %s", (type, cell, expected, given = {}) => {
    expect(read(type, cell, given)).toEqual(expected);
  });

  test("whatever stands in a cell is read or refused, never thrown", () => {
    const types: FieldType[] = [
      "text",
      "name",
      "code",
      "idNumber",
      "phone",
      "day",
      "month",
      "count",
      "money",
      "flag",
      "names",
    ];
    const cell = fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.constantFrom(...types), cell, (type, content) => {
        const { value, problem } = readCell(content, { key: "x", type });
        expect(value !== undefined && problem !== undefined).toBe(false);
      }),
    );
  });
});

test("what stands in a personal cell is never repeated in what is said of it", () => {
  const faults: TableCell[] = [
    { fault: "formula", text: `="${idNumberOf(1)}"` },
    { fault: "error", text: idNumberOf(1) },
    { day: "1980-01-01" },
  ];
  for (const type of ["idNumber", "phone", "money"] as const) {
    for (const cell of faults) {
      const { problem } = readCell(cell, { key: "x", type, secret: true });
      expect(problem?.key).toMatch(/^imports\.problem\./);
      expect(problem).not.toHaveProperty("params");
    }
  }
});
