import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  type IXmlableObject,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import type { OfficialDocument } from "../official";
import { bodyOf, startCounting } from "./blocks";
import { CHARACTER, exact, PAGE, SIZES, stylesOf, TABLE_LINE } from "./format";
import { contentsOf, coverOf, headOf } from "./front";
import { pagesOfChapters } from "./pages";
import { closedUp, oneLine } from "./text";
import { font, fontTable } from "./typefaces";

/** “— 1 —” on the outer side, a character in from the edge (7.5). */
function footerOf(side: "left" | "right"): Footer {
  const look = { font: font("number"), size: SIZES.pageNumber };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === "left" ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: CHARACTER },
        spacing: exact(TABLE_LINE),
        children: [new TextRun({ ...look, children: ["\u2014 ", PageNumber.CURRENT, " \u2014"] })],
      }),
    ],
  });
}

function numbered(children: ISectionOptions["children"], restart: boolean): ISectionOptions {
  return {
    properties: {
      page: { ...PAGE, ...(restart ? { pageNumbers: { start: 1 } } : {}) },
      // Printed on both sides, page 1 is a right-hand one however many pages the contents take.
      type: restart ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE,
    },
    footers: { default: footerOf("right"), even: footerOf("left") },
    children,
  };
}

/** A cover and a table of contents stand before page 1 and bear no number. */
function sectionsOf(document: OfficialDocument): ISectionOptions[] {
  const book = document.blocks.some(({ kind }) => kind === "chapter");
  const front = [...coverOf(document), ...contentsOf(document)];
  const head = document.cover ? [] : headOf(document);
  const counting = startCounting(book);
  const body = [...head, ...document.blocks.flatMap((block, at, all) => bodyOf(block, counting, all[at + 1]))];
  const before = { properties: { page: PAGE }, children: front };
  return front.length > 0 ? [before, numbered(body, true)] : [numbered(body, false)];
}

/** The name of the bookmark in a paragraph as the library has it in hand before it is written, if it has one. */
function bookmarkIn(paragraph: unknown): string[] {
  const { "w:p": parts } = paragraph as { "w:p"?: unknown };
  if (!Array.isArray(parts)) return [];
  const start = parts.find((part) => part["w:bookmarkStart"] !== undefined)?.["w:bookmarkStart"];
  return start ? [start._attr["w:name"]] : [];
}

/**
 * The library asks on which page each heading of the table of contents stands. It counts their names on from one
 * document of the thread to the next, so that they are read from the text itself, in their order.
 */
function pageNumbersOf({ blocks }: OfficialDocument) {
  const pages = pagesOfChapters(blocks);
  return (text: IXmlableObject) => {
    const names = (text["w:body"] as unknown[]).flatMap(bookmarkIn);
    return { bookmarks: new Map(names.map((name, index) => [name, String(pages[index] ?? "")])) };
  };
}

/** The document as .docx; not for the thread that answers requests: a book takes seconds. */
export async function renderOfficial(ordered: OfficialDocument): Promise<Uint8Array<ArrayBuffer>> {
  const document = ordered.language === "en" ? ordered : closedUp(ordered);
  const file = new Document({
    title: oneLine(document.title),
    creator: oneLine(document.creator),
    lastModifiedBy: oneLine(document.creator),
    styles: stylesOf(document.blocks.some(({ kind }) => kind === "chapter")),
    evenAndOddHeaderAndFooters: true,
    ...(document.contents ? { pageNumbers: pageNumbersOf(document) } : {}),
    sections: sectionsOf(document),
  });
  const written = await Packer.toArrayBuffer(file, undefined, [{ path: "word/fontTable.xml", data: fontTable() }]);
  return new Uint8Array(written);
}
