import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { readTable } from "@/lib/core/files/read-table";
import { type SheetInput, writeSheet } from "@/lib/core/files/xlsx";

const SHEET: SheetInput = {
  name: "名册/一:二",
  about: [
    ["筛选", "=1+1"],
    ["条数", "2"],
  ],
  columns: [
    { header: "姓名" },
    { header: "身份证号", kind: "text", width: 22 },
    { header: "入党日期", kind: "day" },
    { header: "人数", kind: "number" },
    { header: "党费", kind: "money" },
    { header: "性别", choices: ["男", "女"], hint: "男或女" },
  ],
  rows: [
    ["𠮷田㛃", "999999198001010014", "2020-03-05", 1200, 1505, "男"],
    ["=HYPERLINK(1)", "+86", "unknown", null, null, "@SUM(1)"],
  ],
  notes: {
    name: "填写说明",
    rows: [
      ["列", "说明"],
      ["性别", "男或女"],
    ],
  },
};

async function readBack(sheet: SheetInput): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeSheet(sheet)).slice().buffer);
  return book;
}

describe("a list as a workbook, read back by another library", () => {
  test("cells have types: text, an Excel date, a number, yuan out of fen", async () => {
    const [sheet] = (await readBack(SHEET)).worksheets;
    const row = sheet?.getRow(5);
    expect(sheet?.name).toBe("名册 一 二");
    expect([1, 2, 3, 4, 5].map((column) => row?.getCell(column).value)).toEqual([
      "𠮷田㛃",
      "999999198001010014",
      new Date("2020-03-05T00:00:00Z"),
      1200,
      15.05,
    ]);
    expect([2, 3, 4, 5].map((column) => row?.getCell(column).numFmt)).toEqual(["@", "yyyy-mm-dd", "#,##0", "#,##0.00"]);
  });

  test("nothing that was typed is a formula, wherever it stands", async () => {
    const [sheet] = (await readBack(SHEET)).worksheets;
    expect(sheet?.getCell("B1").value).toBe("'=1+1");
    const cells = ["A6", "B6", "C6", "F6"].map((at) => sheet?.getCell(at));
    expect(cells.map((cell) => cell?.value)).toEqual(["'=HYPERLINK(1)", "'+86", "unknown", "'@SUM(1)"]);
    expect(cells.every((cell) => cell?.type === ExcelJS.ValueType.String)).toBe(true);
  });

  test("a column offers its words and says how to fill it in, on the rows below the header", async () => {
    const book = await readBack(SHEET);
    const { dataValidation } = book.worksheets[0]?.getCell("F900") ?? {};
    expect(dataValidation).toMatchObject({ type: "list", formulae: ['"男,女"'], prompt: "男或女" });
    expect(book.worksheets[1]?.getCell("B2").value).toBe("男或女");
  });

  test("what was written is read by the import as it stood", async () => {
    const table = await readTable(await writeSheet(SHEET), { knows: (name) => /姓名|身份证号|入党日期/.test(name) });
    const rows = [];
    for await (const row of table.rows()) rows.push(row);
    expect(table.header).toEqual({ row: 4, names: ["姓名", "身份证号", "入党日期", "人数", "党费", "性别"] });
    expect(rows[0]).toEqual({
      row: 5,
      cells: ["𠮷田㛃", "999999198001010014", { day: "2020-03-05" }, 1200, 15.05, "男"],
    });
  });
});
