import type { TableCell } from "@/lib/core/files/table";
import { rowsXml, rowXml, sheetXml, workbookParts, zipOf } from "./workbook-parts";

/** A file that looks odd but holds everything, and the rows that must come out of it: [row number, cells]. */
export type ReadableFile = { what: string; bytes: () => Uint8Array; rows: [number, TableCell[]][] };

const HEADER = ["姓名", "工号", "党支部"];
const ZHANG = ["张三", "1001", "内科"];
const book = (sheet: string, bookPr = "") => zipOf(workbookParts({ 党员: sheet }, {}, bookPr));
const cells = (...row: string[]) => book(sheetXml(rowsXml([HEADER, row.map((xml) => ({ xml }))])));
const utf8 = (text: string) => Buffer.from(text);
const zhang: [number, TableCell[]][] = [[2, ZHANG]];

/** 姓名,工号,党支部 / 张三,1001,内科 in GB18030, written down: Node reads this encoding but does not write it. */
const GB = "d0d5c3fb2cb9a4bac52cb5b3d6a7b2bf0ad5c5c8fd2c313030312cc4dabfc60a";

const WORKBOOKS: ReadableFile[] = [
  {
    what: "a title and a note above the header",
    bytes: () =>
      book(
        sheetXml(
          rowXml(["同心医院党员名册"], 1) + rowXml(["填表人：", "李"], 2) + rowXml(HEADER, 4) + rowXml(ZHANG, 7),
          '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
        ),
      ),
    rows: [[7, ZHANG]],
  },
  {
    what: "one person above a million formatted rows",
    bytes: () => {
      const blank = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`);
      return book(sheetXml(rowsXml([HEADER, ZHANG]) + blank.join("")));
    },
    rows: zhang,
  },
  {
    what: "a sheet of instructions before the people",
    bytes: () =>
      zipOf(
        workbookParts({
          填写说明: sheetXml(rowsXml([["请先看"], ["姓名"]])),
          党员: sheetXml(rowsXml([HEADER, ZHANG])),
        }),
      ),
    rows: zhang,
  },
  {
    what: "names with a prefix, as some programs write them",
    bytes: () => book(sheetXml(rowsXml([HEADER, ZHANG])).replace(/<(\/?)(?=[a-z])(?!\?)/g, "<$1x:")),
    rows: zhang,
  },
  {
    what: "cells and rows that do not say where they stand",
    bytes: () => book(sheetXml(rowsXml([HEADER, ZHANG]).replace(/ r="[A-Z]*\d+"/g, ""))),
    rows: zhang,
  },
  {
    what: "shared, rich, phonetic and empty text",
    bytes: () =>
      cells(
        ' t="s"><v>0</v></c>',
        ' t="inlineStr"><is><r><t>内</t></r><r><t>科</t></r><rPh sb="0" eb="1"><t>nei</t></rPh></is></c>',
        ' t="inlineStr"><is><t/></is></c>',
      ),
    rows: [[2, ["李四", "内科", null]]],
  },
  {
    what: "markup, entities, CDATA and comments in text",
    bytes: () =>
      cells(
        ' t="inlineStr"><is><t>&lt;script&gt;alert(1)&lt;/script&gt;</t></is></c>',
        ' t="inlineStr"><is><t>A&amp;B&#x20BB7;&#12345678;</t></is></c>',
        ' t="inlineStr"><is><t><!-- nothing --><![CDATA[<b>&amp;]]></t></is></c>',
      ),
    rows: [[2, ["<script>alert(1)</script>", "A&B𠮷�", "<b>&"]]],
  },
  {
    what: "formulas with and without a result, and an error",
    bytes: () =>
      cells(
        ' t="str"><f>A1&amp;B1</f><v>张三</v></c>',
        "><f>SUM(1,2)</f></c>",
        ' t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c>',
      ),
    rows: [[2, ["张三", { fault: "formula", text: "=SUM(1,2)" }, { fault: "error", text: "#N/A" }]]],
  },
  {
    what: "days, times, numbers and truth",
    bytes: () => cells(' s="1"><v>43895</v></c>', ' s="2"><v>0.5</v></c>', ' t="b"><v>1</v></c>'),
    rows: [[2, [{ day: "2020-03-05" }, 0.5, true]]],
  },
  {
    what: "days before and after the 29 February that Excel made up",
    bytes: () => cells(' s="1"><v>59</v></c>', ' s="1"><v>61.75</v></c>', ' t="d"><v>2020-03-05T00:00:00</v></c>'),
    rows: [[2, [{ day: "1900-02-28" }, { day: "1900-03-01" }, { day: "2020-03-05" }]]],
  },
  {
    what: "days counted from 1904",
    bytes: () =>
      book(sheetXml(rowsXml([HEADER, [{ xml: ' s="1"><v>42433</v></c>' }, "1", "2"]])), '<workbookPr date1904="1"/>'),
    rows: [[2, [{ day: "2020-03-05" }, "1", "2"]]],
  },
  {
    what: "an identity number that Excel cut to 15 digits",
    bytes: () => cells("><v>6.1010119900101123E+17</v></c>", "><v>1</v></c>", "><v>2</v></c>"),
    rows: [[2, [Number("6.1010119900101123E+17"), 1, 2]]],
  },
  {
    what: "rare characters, surrogate pairs and the dot of minority names",
    bytes: () => book(sheetXml(rowsXml([HEADER, ["𠮷田㛃", "买买提·艾力", "𬭎"]]))),
    rows: [[2, ["𠮷田㛃", "买买提·艾力", "𬭎"]]],
  },
  {
    what: "more values than the header has names",
    bytes: () => book(sheetXml(rowsXml([HEADER, [...ZHANG, null, "多"]]))),
    rows: [[2, [...ZHANG, null, "多"]]],
  },
];

const TEXTS: ReadableFile[] = [
  {
    what: "UTF-8 with a byte order mark",
    bytes: () => utf8("\ufeff姓名,工号,党支部\r\n张三,1001,内科\r\n"),
    rows: zhang,
  },
  {
    what: "UTF-8 without one, and without a last line end",
    bytes: () => utf8("姓名,工号,党支部\n张三,1001,内科"),
    rows: zhang,
  },
  { what: "line ends of an old Macintosh", bytes: () => utf8("姓名,工号,党支部\r张三,1001,内科\r"), rows: zhang },
  { what: "GB18030", bytes: () => Buffer.from(GB, "hex"), rows: zhang },
  {
    what: "GB18030 with characters of four bytes: 𠮷 and 㛃",
    bytes: () => Buffer.from(`${GB}9534b2358230b7312c312c320a`, "hex"),
    rows: [...zhang, [3, ["𠮷㛃", "1", "2"]]],
  },
  {
    what: "UTF-16 with tabs, as Excel saves Unicode text",
    bytes: () => Buffer.from("\ufeff姓名\t工号\t党支部\r\n张三\t1001\t内科\r\n", "utf16le"),
    rows: zhang,
  },
  { what: "semicolons", bytes: () => utf8("姓名;工号;党支部\n张三;1001;内科\n"), rows: zhang },
  {
    what: "Excel's own word for the separator",
    bytes: () => utf8("sep=;\n姓名;工号;党支部\n张三;1001;内科\n"),
    rows: [[3, ZHANG]],
  },
  {
    what: "quotes, line ends and separators inside a cell",
    bytes: () => utf8('姓名,工号,备注\n"张,三","10""01","两\n行"\n李四,2,\n'),
    rows: [
      [2, ["张,三", '10"01', "两\n行"]],
      [3, ["李四", "2", null]],
    ],
  },
  {
    what: "digits that another program kept as text, and blank lines",
    bytes: () => utf8('姓名,工号,党支部\n\n张三,="0012",内科\n,,\n'),
    rows: [[3, ["张三", "0012", "内科"]]],
  },
  {
    what: "rows longer and shorter than the header",
    bytes: () => utf8("姓名,工号,党支部\n张三,1001\n李四,2,外科,多\n"),
    rows: [
      [2, ["张三", "1001", null]],
      [3, ["李四", "2", "外科", "多"]],
    ],
  },
];

/** Files that must be read in full although they look odd. */
export const READABLE_FILES = [...WORKBOOKS, ...TEXTS];
