import { beforeAll, describe, expect, test } from "vitest";
import type { OfficialBlock, OfficialDocument } from "@/lib/core/files/official";
import { chineseNumber } from "@/lib/core/files/official/numerals";
import { renderOfficial } from "@/lib/core/files/official/render";
import { linesInRow, tableWidths } from "@/lib/core/files/official/tables";
import { allOf, type Element, firstOf, openWordFile, textIn } from "@/tests/support/word-file";

const TABLE: OfficialBlock = {
  kind: "table",
  caption: "里程碑",
  columns: [
    { header: "节点", share: 3 },
    { header: "完成", share: 1, align: "right" },
  ],
  rows: [
    ["首次复盘", "1"],
    ["一".repeat(1200), "2"],
  ],
};
const DOCUMENT: OfficialDocument = {
  title: "2026年党建工作计划",
  creator: "同心医院",
  letterhead: { name: "中共同心医院委员会文件", number: "同党发〔2026〕3号" },
  addressee: "各党支部",
  blocks: [
    { kind: "heading", level: 1, text: "目标" },
    { kind: "heading", level: 2, text: "任务" },
    { kind: "heading", level: 3, text: "节点" },
    { kind: "heading", level: 3, text: "节点" },
    { kind: "heading", level: 2, text: "任务" },
    { kind: "heading", level: 3, text: "节点" },
    { kind: "heading", level: 1, text: "目标" },
    { kind: "heading", level: 2, text: "任务" },
    { kind: "paragraph", text: "第一段\r\n第二段" },
    { kind: "list", items: ["甲", "乙"] },
    { kind: "facts", rows: [["地点", "会议室\n二楼"]] },
    TABLE,
    { kind: "note", text: "注" },
    { kind: "attachments", label: "附件", names: ["名单", "照片"] },
    { kind: "signature", organ: "中共同心医院委员会", date: "2026年1月9日" },
  ],
};

let file: Awaited<ReturnType<typeof openWordFile>>;
beforeAll(async () => {
  file = await openWordFile(await renderOfficial(DOCUMENT));
});

const open = async (document: Partial<OfficialDocument>) =>
  openWordFile(await renderOfficial({ ...DOCUMENT, letterhead: null, ...document }));
const millimetres = (twips: string | undefined) => (Number(twips) / 1440) * 25.4;
const attributesOf = (element: Element, name: string) => firstOf(element, name).attributes;
const paragraphOf = (words: string) => {
  const found = allOf(file.body, "w:p").find((paragraph) => textIn(paragraph) === words);
  if (!found) throw new Error(`no paragraph "${words}"`);
  return found;
};
const styleOf = (id: string) => {
  const found = allOf(file.tree("word/styles.xml"), "w:style").find((one) => one.attributes["w:styleId"] === id);
  if (!found) throw new Error(`no style ${id}`);
  return found;
};

const numbersIn = ({ attributes, children }: Element): string[] => [
  ...Object.values(attributes).filter((value) => /^-?[\d.]+$/.test(value)),
  ...children.flatMap(numbersIn),
];

describe("the page of GB/T 9704-2012", () => {
  test("is A4, 37 mm from above and 28 mm from the left, with a text block of 156 × 225 mm", () => {
    const size = attributesOf(file.body, "w:pgSz");
    const margin = attributesOf(file.body, "w:pgMar");
    const [width, height] = [millimetres(size["w:w"]), millimetres(size["w:h"])];
    const [top, left, right, bottom] = ["top", "left", "right", "bottom"].map((side) =>
      millimetres(margin[`w:${side}`]),
    );
    expect([width, height].map(Math.round)).toEqual([210, 297]);
    expect([top, left].map((value) => Math.round(value ?? 0))).toEqual([37, 28]);
    expect(width - (left ?? 0) - (right ?? 0)).toBeCloseTo(156, 1);
    expect(height - (top ?? 0) - (bottom ?? 0)).toBeCloseTo(225, 1);
  });

  test("holds 22 lines of 28 characters, and no twenty-third or twenty-ninth", () => {
    const base = firstOf(file.tree("word/styles.xml"), "w:docDefaults");
    const { "w:line": line, "w:lineRule": rule } = attributesOf(firstOf(base, "w:pPr"), "w:spacing");
    const points = Number(line) / 20;
    expect(rule).toBe("exact");
    const [height, width] = [(225 / 25.4) * 72, (156 / 25.4) * 72];
    expect(Math.floor(height / points)).toBe(22);
    const closer = Number(attributesOf(firstOf(base, "w:rPr"), "w:spacing")["w:val"]) / 20;
    expect(Math.floor(width / (16 + closer))).toBe(28);
  });

  test("bears its number between dashes, right on odd pages and left on even ones", () => {
    expect(allOf(file.tree("word/settings.xml"), "w:evenAndOddHeaders")).toHaveLength(1);
    const footers = file.names.filter((name) => /^word\/footer\d+\.xml$/.test(name)).map(file.tree);
    const sides = footers.map((footer) => attributesOf(footer, "w:jc")["w:val"]);
    expect(sides.toSorted()).toEqual(["left", "right"]);
    for (const footer of footers) {
      expect(textIn(footer)).toBe("— " + " —");
      expect(allOf(footer, "w:instrText").map(({ text }) => text)).toEqual(["PAGE"]);
      expect(attributesOf(footer, "w:sz")["w:val"]).toBe("28");
    }
  });
});

describe("type", () => {
  const faceOf = (element: Element) => {
    const fonts = attributesOf(element, "w:rFonts");
    return [fonts["w:eastAsia"], fonts["w:ascii"], attributesOf(element, "w:sz")["w:val"]];
  };

  test("body FangSong of 16 points, title XiaoBiaoSong of 22, HeiTi, KaiTi and FangSong for the levels", () => {
    const styles = file.tree("word/styles.xml");
    expect(faceOf(firstOf(styles, "w:docDefaults"))).toEqual(["仿宋_GB2312", "仿宋_GB2312", "32"]);
    expect(faceOf(styleOf("Title"))).toEqual(["方正小标宋简体", "方正小标宋简体", "44"]);
    expect(faceOf(styleOf("Heading1"))).toEqual(["黑体", "黑体", "32"]);
    expect(faceOf(styleOf("Heading2"))).toEqual(["楷体_GB2312", "楷体_GB2312", "32"]);
    expect(faceOf(styleOf("Heading3"))).toEqual(["仿宋_GB2312", "仿宋_GB2312", "32"]);
    expect(attributesOf(styleOf("Title"), "w:jc")["w:val"]).toBe("center");
  });

  test("names what stands in for each typeface", () => {
    const fonts = allOf(file.tree("word/fontTable.xml"), "w:font");
    const standIns = Object.fromEntries(
      fonts.map((font) => [font.attributes["w:name"], attributesOf(font, "w:altName")["w:val"]]),
    );
    expect(standIns.仿宋_GB2312).toMatch(/^仿宋,FangSong,.*Noto Serif CJK SC$/);
    expect(Object.keys(standIns)).toEqual(["仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"]);
  });

  test("is Chinese by language", () => {
    const base = firstOf(file.tree("word/styles.xml"), "w:docDefaults");
    expect(attributesOf(base, "w:lang")["w:eastAsia"]).toBe("zh-CN");
  });
});

describe("what stands in it", () => {
  test("headings are numbered by the writer, each level from one below the one above it", () => {
    const levels = allOf(file.body, "w:p")
      .filter((paragraph) =>
        allOf(paragraph, "w:pStyle").some(({ attributes }) => /^Heading/.test(attributes["w:val"] ?? "")),
      )
      .map(textIn);
    expect(levels).toEqual([
      "一、目标",
      "（一）任务",
      "1.节点",
      "2.节点",
      "（二）任务",
      "1.节点",
      "二、目标",
      "（一）任务",
    ]);
  });

  test("Chinese numbers", () => {
    const numbers = [1, 9, 10, 11, 19, 20, 21, 60, 99, 100].map(chineseNumber);
    expect(numbers).toEqual(["一", "九", "十", "十一", "十九", "二十", "二十一", "六十", "九十九", "100"]);
  });

  test("paragraphs begin two characters in, line breaks begin new ones", () => {
    for (const words of ["第一段", "第二段", "（1）甲", "（2）乙"]) {
      expect(Number(attributesOf(paragraphOf(words), "w:ind")["w:firstLine"])).toBe(630);
    }
    expect(file.paragraphs).toContain("地点：会议室");
    expect(file.paragraphs).toContain("二楼");
  });

  test("a table repeats its head and keeps its rows whole, but one that would fill a page", () => {
    const rows = allOf(file.body, "w:tr");
    expect(rows.map((row) => allOf(row, "w:tblHeader").length)).toEqual([1, 0, 0]);
    expect(rows.map((row) => allOf(row, "w:cantSplit").length)).toEqual([1, 1, 0]);
    const widths = allOf(file.body, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8845);
  });

  // The pages of a book's contents come from this count.
  test("the lines of a cell are counted as its style sets them: as close as the body, no mark over the edge", () => {
    const style = styleOf("Cell");
    expect(allOf(firstOf(style, "w:rPr"), "w:spacing")).toEqual([]);
    expect(attributesOf(style, "w:overflowPunct")["w:val"]).toBe("0");
    const widths = tableWidths([
      { header: "", share: 1 },
      { header: "", share: 1 },
    ]);
    const lines = (text: string) => linesInRow([text, ""], widths);
    expect([lines("一".repeat(18)), lines("一".repeat(19)), lines(`${"一".repeat(18)}。`)]).toEqual([1, 2, 2]);
  });

  test("the date ends four characters from the edge, the organ is centred above it", () => {
    const indent = (words: string) => Number(attributesOf(paragraphOf(words), "w:ind")["w:right"]) / 315;
    expect(indent("2026年1月9日")).toBe(4);
    // Nine characters over six: 4 + (6 − 9) / 2.
    expect(indent("中共同心医院委员会")).toBeCloseTo(2.5, 1);
  });

  // A page may not bear the signature alone (7.3.5.5).
  const ENDS: [OfficialBlock, kept: string[]][] = [
    [{ kind: "paragraph", text: "甲\n乙" }, ["乙"]],
    [{ kind: "list", items: ["甲", "乙"] }, ["（2）乙"]],
    [{ kind: "note", text: "甲\n乙" }, ["甲", "乙"]],
    [{ kind: "attachments", label: "附件", names: ["甲", "乙"] }, ["附件：1.甲", "2.乙"]],
    [{ kind: "table", columns: [{ header: "头", share: 1 }], rows: [["甲"], ["乙"]] }, ["", "乙", ""]],
  ];
  test.each(ENDS)("the end of what stands before a signature stays with it: $kind", async (block, kept) => {
    const signed = await open({ blocks: [block, { kind: "signature", organ: "院", date: "日" }] });
    const found = allOf(signed.body, "w:p").filter((one) => allOf(one, "w:keepNext").length > 0);
    expect(found.map(textIn)).toEqual([...kept, "", "", "院"]);
  });

  test("a second line of an attachment's name begins below the name", async () => {
    const indents = async (names: string[]) => {
      const { body } = await open({ blocks: [{ kind: "attachments", label: "附件", names }] });
      const lines = allOf(body, "w:p").slice(-names.length);
      return lines
        .map((line) => attributesOf(line, "w:ind"))
        .map((one) => [one["w:left"], one["w:hanging"]].map(Number));
    };
    const characters = (...counts: number[]) => counts.map((count) => count * 315);
    expect(await indents(["甲"])).toEqual([characters(5, 3)]);
    expect(await indents(["甲", "乙"])).toEqual([characters(6, 4), characters(6, 1)]);
  });

  test("words and numbers are closed up in Chinese, not in English", async () => {
    const text = "每月 1 次，共 128 人次，占 99.46 %；CT 室 张 三";
    const blocks: OfficialBlock[] = [{ kind: "paragraph", text }];
    expect((await open({ blocks })).paragraphs.at(-1)).toBe("每月1次，共128人次，占99.46%；CT室 张 三");
    expect((await open({ blocks, language: "en" })).paragraphs.at(-1)).toBe(text);
  });

  test("a label has the colon of its words", async () => {
    const rows: [string, string][] = [
      ["地点", "甲"],
      ["Place", "乙"],
    ];
    const { paragraphs } = await open({ addressee: "To all", blocks: [{ kind: "facts", rows }] });
    expect(paragraphs.slice(-3)).toEqual(["To all:", "地点：甲", "Place:乙"]);
  });

  test("the first row of a table is said to be its head", () => {
    expect(attributesOf(file.body, "w:tblLook")["w:firstRow"]).toMatch(/^(true|1)$/);
  });

  test("the letterhead is red, with its number over a red line; without one there is none", async () => {
    const red = paragraphOf("中共同心医院委员会文件");
    expect(attributesOf(red, "w:color")["w:val"]).toBe("FF0000");
    expect(attributesOf(paragraphOf("同党发〔2026〕3号"), "w:bottom")["w:color"]).toBe("FF0000");
    expect(file.paragraphs.slice(0, 4)).toEqual(["中共同心医院委员会文件", "", "", "同党发〔2026〕3号"]);
    const plain = await open({});
    expect(allOf(plain.body, "w:pBdr")).toEqual([]);
    expect(allOf(plain.body, "w:color").filter(({ attributes }) => attributes["w:val"] === "FF0000")).toEqual([]);
  });

  test("a picture stands below the title, whole, and says what it shows", async () => {
    const picture = { png: new Uint8Array([1]), says: "同心的标识" };
    const { body, names } = await open({ picture });
    const drawn = allOf(body, "w:p").find((one) => allOf(one, "w:drawing").length > 0);
    if (!drawn) throw new Error("no picture");
    expect(attributesOf(drawn, "w:spacing")["w:lineRule"]).toBe("auto");
    expect(attributesOf(drawn, "wp:docPr").descr).toBe("同心的标识");
    expect(attributesOf(drawn, "wp:extent")).toMatchObject({ cx: "914400", cy: "914400" });
    expect(names.filter((name) => name.startsWith("word/media/"))).toHaveLength(1);
  });

  // Word takes a document with half a twentieth of a point for a damaged one.
  test("every measure is a whole number", () => {
    const values = ["document", "styles", "footer1"].flatMap((part) => numbersIn(file.tree(`word/${part}.xml`)));
    expect(values.length).toBeGreaterThan(150);
    expect(values.filter((value) => !Number.isInteger(Number(value)))).toEqual([]);
  });

  test("title and creator are its properties; it holds no macros and points nowhere", () => {
    const core = file.tree("docProps/core.xml");
    expect([firstOf(core, "dc:title").text, firstOf(core, "dc:creator").text]).toEqual([DOCUMENT.title, "同心医院"]);
    expect(file.names.filter((name) => /vba|\.bin$|embed/i.test(name))).toEqual([]);
    const links = allOf(file.tree("word/_rels/document.xml.rels"), "Relationship");
    expect(links.filter(({ attributes }) => attributes.TargetMode === "External")).toEqual([]);
  });
});

describe("a book", () => {
  const chapter = (title: string): OfficialBlock[] => [
    { kind: "chapter", title },
    { kind: "heading", level: 1, text: "进展" },
    { kind: "paragraph", text: "一".repeat(28 * 23) },
  ];
  const book = { cover: { lines: ["2026年10月"] }, contents: "目录", blocks: ["甲", "乙", "丙"].flatMap(chapter) };

  test("lists its chapters with their pages, each begins one and counts its headings anew", async () => {
    const { body, paragraphs } = await open(book);
    const entries = allOf(body, "w:p").filter((one) => allOf(one, "w:pStyle")[0]?.attributes["w:val"] === "TOC1");
    // A chapter of two lines above 23 others and a heading runs over one page.
    expect(entries.map(textIn)).toEqual(["甲1", "乙3", "丙5"]);
    expect(paragraphs.filter((words) => words === "一、进展")).toHaveLength(3);
    expect(allOf(body, "w:pageBreakBefore")).toHaveLength(4);
    expect(allOf(styleOf("TOC1"), "w:keepLines")).toHaveLength(1);
    expect(allOf(body, "w:instrText").some(({ text }) => text.startsWith("TOC "))).toBe(true);
  });

  // The library counts the names of headings on from one document to the next.
  test("has its pages also as the second and third of a process", async () => {
    for (let round = 0; round < 2; round += 1) {
      const { body } = await open({ contents: "目录", blocks: chapter("甲") });
      const fields = allOf(body, "w:hyperlink").map(textIn);
      expect(fields).toEqual(["甲1"]);
    }
  });

  test("does not ask to be brought up to date when it is opened", async () => {
    const { body, tree } = await open(book);
    expect(allOf(tree("word/settings.xml"), "w:updateFields")).toEqual([]);
    expect(allOf(body, "w:fldChar").filter(({ attributes }) => attributes["w:dirty"] === "true")).toEqual([]);
  });

  test("counts its pages from the first chapter on", async () => {
    const { body } = await open(book);
    const [front, main] = allOf(body, "w:sectPr");
    if (!front || !main) throw new Error("not two sections");
    expect(allOf(front, "w:footerReference")).toEqual([]);
    expect(attributesOf(main, "w:pgNumType")["w:start"]).toBe("1");
    // On both sides of the paper the first page is a right-hand one.
    expect(attributesOf(main, "w:type")["w:val"]).toBe("oddPage");
  });
});
