import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OfficialDocument } from "@/lib/core/files/official";
import { countLines } from "@/lib/core/files/official/line-breaks";
import { renderOfficial } from "@/lib/core/files/official/render";
import { linesOf, printable, widthOf } from "@/lib/core/files/official/text";
import { titleLines } from "@/lib/core/files/official/title";
import { openWordFile } from "@/tests/support/word-file";

const NASTY = [
  "\u0000\u0001\u0008\u000b\u000c\u001f",
  "\ud800",
  "\udc00\ud83d",
  "😀👨‍👩‍👧‍👦🏳️‍🌈",
  "𠮷𠀀",
  "\u202eסוף\u202c",
  "مرحبا بالعالم",
  "<w:p>&amp;]]></w:p>",
  "a".repeat(2000),
  "一".repeat(2000),
  "\ufffe\uffff\ufeff",
  "\u{1fffe}\u{10ffff}",
  "\r\n\n\u2028\u2029\u0085",
  "\t= +1",
  "",
];
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(...NASTY),
);

/** The same text everywhere a document takes one. */
function full(text: string): OfficialDocument {
  return {
    title: text,
    creator: text,
    letterhead: { name: text, number: text },
    addressee: text,
    blocks: [
      ...([1, 2, 3] as const).map((level) => ({ kind: "heading" as const, level, text })),
      { kind: "paragraph", text },
      { kind: "list", items: [text] },
      { kind: "facts", rows: [[text, text]] },
      {
        kind: "table",
        caption: text,
        columns: [
          { header: text, share: 1 },
          { header: text, share: 9 },
        ],
        rows: [[text, text]],
      },
      { kind: "note", text },
      { kind: "attachments", label: text, names: [text, text] },
      { kind: "signature", organ: text, date: text },
    ],
  };
}

/** What XML 1.0 takes, and lone halves of a pair are no characters at all. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

describe("any text", () => {
  test("becomes a document that an XML parser reads", async () => {
    const read = async (text: string) => {
      const { body } = await openWordFile(await renderOfficial(full(text)));
      expect(body.children.length).toBeGreaterThan(10);
    };
    for (const text of NASTY) await read(text);
    await fc.assert(fc.asyncProperty(anything, read), { numRuns: 40 });
  });

  test("keeps everything but what cannot be printed", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const words = printable(text);
        expect(words).not.toMatch(NO_XML);
        expect(words).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        const letters = (value: string) => value.match(/[\p{L}\p{N}]/gu)?.join("") ?? "";
        expect(letters(words)).toBe(letters(text));
      }),
    );
    expect(printable("👨‍👩‍👧 x\r\ny")).toBe("👨‍👩‍👧 x\ny");
  });

  test("lines without words are left out, and one is always there", () => {
    expect(linesOf("\n a \n\n b\n")).toEqual(["a", "b"]);
    expect(linesOf(" \u0000\n")).toEqual([""]);
  });

  test("Latin is half as wide as Chinese", () => {
    expect([widthOf("同心"), widthOf("ab12"), widthOf("“2026”年"), widthOf("😀")]).toEqual([2, 2, 5, 1]);
  });
});

describe("lines of a paragraph, counted before it is set", () => {
  const lines = (text: string, first = 0, hanging = true) =>
    countLines(text, { width: 280, first }, { em: 10, closer: 0, hanging });

  test("28 characters a line, two fewer in the first one of a paragraph", () => {
    expect([0, 1, 28, 29, 56, 57].map((length) => lines("一".repeat(length)))).toEqual([1, 1, 1, 2, 2, 3]);
    expect([26, 27].map((length) => lines("一".repeat(length), 20))).toEqual([1, 2]);
  });

  test("a mark may hang over the end; no line begins with one, none ends with an opening bracket", () => {
    expect(lines(`${"一".repeat(28)}。`)).toBe(1);
    expect(lines(`${"一".repeat(28)}”`)).toBe(2);
    expect(lines(`${"一".repeat(27)}（一）${"一".repeat(26)}`)).toBe(3);
  });

  test("no mark hangs over the edge of a cell, where one is not allowed to", () => {
    expect(lines(`${"一".repeat(28)}。`, 0, false)).toBe(2);
    expect(lines(`${"一".repeat(27)}。`, 0, false)).toBe(1);
  });

  test("a line may end after a dash within a word or a number", () => {
    expect(lines(`${"一".repeat(24)}COVID-${"1".repeat(54)}`)).toBe(2);
    expect(lines(`${"一".repeat(25)}2026-${"1".repeat(54)}`)).toBe(2);
  });

  test("a word goes to the next line as a whole, one longer than a line is broken", () => {
    expect(lines(`${"一".repeat(27)}abc${"一".repeat(26)}`)).toBe(2);
    expect(lines("a".repeat(56))).toBe(1);
    expect(lines("a".repeat(57))).toBe(2);
  });

  test("a quarter of a character stands between Chinese and Latin", () => {
    expect(lines(`${"一".repeat(27)}1`)).toBe(1);
    expect(lines(`1${"一".repeat(26)}1 `)).toBe(1);
    expect(lines(`1${"一".repeat(27)}`)).toBe(1);
    expect(lines(`11${"一".repeat(27)}`)).toBe(2);
  });

  test("more text never takes fewer lines", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => lines(`${text}一`) >= lines(text)));
  });
});

describe("the lines of a title", () => {
  const LONG = "关于印发《同心示范医院党委2026年党建工作要点与“一支部一品牌”创建活动路线图》并开展季度督查工作的通知";

  test("one where it fits, else lines of about one length", () => {
    expect(titleLines("2026年党建工作要点")).toEqual(["2026年党建工作要点"]);
    const lines = titleLines(LONG);
    expect(lines.join("")).toBe(LONG);
    const widths = lines.map(widthOf);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(6);
  });

  test("break between words, not before a mark that ends one or after one that begins one", () => {
    for (const word of ["医院", "党建", "工作", "要点", "品牌", "创建", "活动", "督查", "通知"]) {
      const whole = titleLines(LONG).join("\n").split(word).length;
      expect([word, whole]).toEqual([word, LONG.split(word).length]);
    }
    expect(titleLines("中医康复与老年医学联合党支部“守护每一次呼吸温暖每一个家庭”品牌")).toEqual([
      "中医康复与老年医学联合党支部",
      "“守护每一次呼吸温暖每一个家庭”品牌",
    ]);
    expect(titleLines(`${"党支部".repeat(6)}（第一批）${"品牌".repeat(6)}`).join("|")).not.toMatch(/（\||\|）/);
  });

  test("lose nothing of any title", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const words = (value: string) => value.replaceAll(" ", "");
        expect(words(titleLines(text).join(""))).toBe(words(printable(text).replaceAll("\n", " ").trim()));
      }),
    );
  });
});
