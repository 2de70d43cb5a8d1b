import { writeXlsx } from "hucre/xlsx";
import { type CellXml, type Parts, rowsXml, rowXml, sheetXml, workbookParts, zipOf } from "./workbook-parts";

/** A file that goes wrong somewhere, and what is said of it: a key below `imports.file`. */
export type DamagedFile = {
  what: string;
  name: string;
  bytes: () => Uint8Array | Promise<Uint8Array>;
  problem: string;
};

const HEADER = ["姓名", "工号", "党支部", "人员类别"];
const PERSON = ["张三", "1001", "内科党支部", "正式党员"];
const PEOPLE: CellXml[][] = [HEADER, PERSON, ["李四", "1002", "外科党支部", "正式党员"]];
const SHEET = "xl/worksheets/sheet1.xml";

/** Names that an import of people knows. */
export const knowsPeople = (header: string) => [...HEADER, "手机", "身份证号"].includes(header);

const book = (sheet: string, more: Parts = {}) => zipOf(workbookParts({ 党员: sheet }, more));
const people = (rows: CellXml[][] = PEOPLE, behind = "") => book(sheetXml(rowsXml(rows), behind));
const csv = (text: string) => Buffer.from(text);
const utf16 = (text: string) => Buffer.from(text, "utf16le");
const ole = (stream: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1_000), utf16(stream), Buffer.alloc(500)]);

function without(part: string): Buffer {
  const parts = workbookParts({ 党员: sheetXml(rowsXml(PEOPLE)) });
  delete parts[part];
  return zipOf(parts);
}

/** The middle byte of a part's packed text turned over. */
function flipped(): Buffer {
  const bytes = people(Array.from({ length: 400 }, (_, row) => [`人${row}`, row * 7919, `支部${row % 7}`]));
  const at = bytes.indexOf(SHEET) + SHEET.length + 400;
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return bytes;
}

const LAUGHS =
  '<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';

const xlsx = (what: string, problem: string, bytes: DamagedFile["bytes"]): DamagedFile => ({
  what,
  name: "党员名册.xlsx",
  bytes,
  problem,
});
const text = (what: string, problem: string, bytes: DamagedFile["bytes"]): DamagedFile => ({
  what,
  name: "党员名册.csv",
  bytes,
  problem,
});

const EMPTY: DamagedFile[] = [
  xlsx("no bytes at all", "empty", () => Buffer.alloc(0)),
  xlsx("a sheet without rows", "empty", () => book(sheetXml(""))),
  xlsx("only blank cells", "empty", () => people([["  ", null, ""]])),
  xlsx("only a header", "onlyHeader", () => people([HEADER])),
  xlsx("a header above 2,000 blank rows", "onlyHeader", () =>
    people([HEADER, ...Array.from({ length: 2_000 }, () => [" ", null])]),
  ),
  text("only line ends", "empty", () => csv("\r\n\r\n\r\n")),
  text("only a byte order mark", "empty", () => csv("\ufeff")),
  text("only a header", "onlyHeader", () => csv("姓名,工号,党支部\r\n")),
  text("only separators", "empty", () => csv(",,,\n".repeat(50))),
];

const NOT_A_TABLE: DamagedFile[] = [
  xlsx("a renamed .docx", "word", () =>
    zipOf({ "[Content_Types].xml": "<Types/>", "_rels/.rels": "<a/>", "word/document.xml": "<a/>" }),
  ),
  xlsx("a renamed .pptx", "noTable", () =>
    zipOf({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>" }),
  ),
  xlsx("a zip of photos", "noTable", () => zipOf({ "一.jpg": "x", "二.jpg": "y" })),
  xlsx("an OpenDocument table", "otherTable", () =>
    zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }),
  ),
  xlsx("a binary workbook .xlsb", "otherTable", () =>
    zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x" }),
  ),
  xlsx("a workbook locked with a password", "password", () =>
    writeXlsx({ sheets: [{ name: "党员", rows: PEOPLE as string[][] }], encryption: { password: "x", spinCount: 10 } }),
  ),
  xlsx("an encrypted archive", "password", () =>
    zipOf(workbookParts({ 党员: sheetXml(rowsXml(PEOPLE)) }), { [SHEET]: { flags: 0x801 } }),
  ),
  xlsx("a workbook of Excel 97", "oldExcel", () => ole("Workbook")),
  xlsx("a document of Word 97", "noTable", () => ole("WordDocument")),
  xlsx("a PDF", "noTable", () => csv("%PDF-1.7\n%âãÏÓ\n")),
  xlsx("a picture", "noTable", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")),
  xlsx("a web page that a program calls .xls", "webPage", () =>
    csv("<html><table><tr><td>姓名</td></tr></table></html>"),
  ),
  xlsx("an XML table of 2003", "webPage", () => csv('<?xml version="1.0"?><Workbook><Worksheet/></Workbook>')),
  text("a program", "noTable", () => Buffer.from("4d5a90000300000004000000ffff0000", "hex")),
];

const BROKEN: DamagedFile[] = [
  xlsx("the first half of a zip", "truncated", () => people().subarray(0, 900)),
  xlsx("a zip without its last bytes", "truncated", () => people().subarray(0, -10)),
  xlsx("a zip without its first bytes", "noTable", () => people().subarray(300)),
  xlsx("a directory that points past the end", "damaged", () => {
    const bytes = people();
    bytes.writeUInt32LE(bytes.length + 5, bytes.length - 6);
    return bytes;
  }),
  xlsx("a byte turned over", "damaged", flipped),
  xlsx("a wrong checksum", "damaged", () =>
    zipOf(workbookParts({ 党员: sheetXml(rowsXml(PEOPLE)) }), { [SHEET]: { crc: 1 } }),
  ),
  xlsx("a part that is missing: the sheet", "damaged", () => without(SHEET)),
  xlsx("a part that is missing: the workbook", "damaged", () => without("xl/workbook.xml")),
  xlsx("a text that is missing", "damaged", () => people([HEADER, [{ xml: ' t="s"><v>7</v></c>' }, "1001", "甲"]])),
  xlsx("a sheet that breaks off", "damaged", () => book(`<worksheet><sheetData>${rowsXml(PEOPLE)}<row r="4"><c`)),
  xlsx("a sheet that was never closed", "damaged", () => book(`<worksheet><sheetData>${rowsXml(PEOPLE)}`)),
  xlsx("two rows of one number", "damaged", () => book(sheetXml(rowsXml(PEOPLE) + rowXml(PERSON, 3)))),
  xlsx("rows that run backwards", "damaged", () => book(sheetXml(rowXml(HEADER, 9) + rowXml(PERSON, 3)))),
  xlsx("a row without a proper number", "damaged", () => book(sheetXml(`${rowsXml(PEOPLE)}<row r="x"></row>`))),
  xlsx("a cell in no column of Excel", "damaged", () =>
    book(sheetXml(`${rowsXml(PEOPLE)}<row r="9"><c r="ZZZZ9"><v>1</v></c></row>`)),
  ),
  xlsx("a number that is none", "damaged", () => people([HEADER, [{ xml: "><v>12a</v></c>" }, "1001", "甲"]])),
];

const BOMBS: DamagedFile[] = [
  xlsx("a bomb: 40 MB of blanks in 40 KB", "bomb", () =>
    book(sheetXml(rowsXml(PEOPLE) + " ".repeat(40 * 1024 * 1024))),
  ),
  xlsx("a bomb that lies about its size", "damaged", () =>
    zipOf(workbookParts({ 党员: sheetXml(rowsXml(PEOPLE) + " ".repeat(30 * 1024 * 1024)) }), {
      [SHEET]: { size: 900 },
    }),
  ),
  xlsx("a part of 3 GB, as the archive says", "bomb", () =>
    zipOf(workbookParts({ 党员: sheetXml(rowsXml(PEOPLE)) }), { [SHEET]: { size: 3_000_000_000 } }),
  ),
  xlsx("6,000 parts", "bomb", () =>
    zipOf(Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`xl/media/${at}.png`, ""]))),
  ),
  xlsx("entities that expand to gigabytes", "damaged", () =>
    book(`<?xml version="1.0"?>${LAUGHS}<worksheet><sheetData>${rowsXml(PEOPLE)}</sheetData></worksheet>`),
  ),
  xlsx("2 million empty rows", "tooManyRows", () => {
    const rows = Array.from({ length: 2_000_000 }, (_, at) => `<row r="${at + 4}"/>`);
    return book(sheetXml(rowsXml(PEOPLE) + rows.join("")));
  }),
  xlsx("more people than any hospital has", "tooManyRows", () =>
    people([HEADER, ...Array.from({ length: 200_001 }, (_, at) => ["张三", at, "甲"])]),
  ),
  xlsx("300 columns", "tooManyColumns", () => people([HEADER, Array.from({ length: 300 }, () => "甲")])),
  text("2 million empty lines", "tooManyRows", () => csv(`姓名,工号\n张三,1001\n${"\n".repeat(2_000_000)}`)),
  text("a quote that is never closed", "openQuote", () => csv('姓名,工号\n张三,"1001\n李四,1002\n')),
  text("a quote that swallows megabytes", "openQuote", () => csv(`姓名,工号\n张三,"${"1001,\n".repeat(900_000)}`)),
  text("a cell of 40,000 characters", "longCell", () => csv(`姓名,备注\n张三,${"长".repeat(40_000)}\n`)),
  xlsx("a cell of 40,000 characters", "longCell", () => people([HEADER, ["长".repeat(40_000), "1001", "甲"]])),
];

const LAID_OUT_WRONG: DamagedFile[] = [
  xlsx("merged cells among the people", "merged", () =>
    people(PEOPLE, '<mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>'),
  ),
  xlsx("two header rows", "twoHeaders", () => people([["姓名", "个人信息", null], [null, "手机", "身份证号"], PERSON])),
  xlsx("people on two sheets", "manySheets", () =>
    zipOf(workbookParts({ 内科: sheetXml(rowsXml(PEOPLE)), 外科: sheetXml(rowsXml(PEOPLE)) })),
  ),
  text("UTF-8 with bytes of another encoding", "encoding", () =>
    Buffer.concat([csv("姓名,工号,党支部\n张三丰,1001,内科党支部\n"), Buffer.from([0xb0, 0xa1, 0x0a])]),
  ),
  text("names that another program has lost", "encoding", () => csv("姓名,工号\n张\ufffd,1001\n")),
  text("锟斤拷, the same seen through GB18030", "encoding", () =>
    Buffer.concat([Buffer.from("d0d5c3fb2cb9a4bac50a", "hex"), Buffer.from("efbfbdefbfbd2c310a", "hex")]),
  ),
  text("bytes that are no text of any encoding", "encoding", () =>
    Buffer.concat([Buffer.from("d0d5c3fb2cb9a4bac50a", "hex"), Buffer.from("ff2c310a", "hex")]),
  ),
];

/** Files that cannot be taken in, each with what is said of it. */
export const DAMAGED_FILES = [...EMPTY, ...NOT_A_TABLE, ...BROKEN, ...BOMBS, ...LAID_OUT_WRONG];
