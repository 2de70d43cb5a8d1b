import { AlignmentType, type IStylesOptions, LineRuleType } from "docx";
import { type Face, font } from "./typefaces";

const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);

/** GB/T 9704-2012, 5.2: A4 with a text block of 156 × 225 mm, 37 mm from above and 28 mm from the left. */
export const PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(37),
    left: twips(28),
    right: twips(210 - 28 - 156),
    bottom: twips(297 - 37 - 225),
    header: twips(15),
    // The middle of the page number lies 7 mm below the text block.
    footer: twips(25),
    gutter: 0,
  },
};
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;
export const TEXT_HEIGHT = PAGE.size.height - PAGE.margin.top - PAGE.margin.bottom;

/** 22 lines a page: 28.95 points. */
export const LINE = Math.floor(TEXT_HEIGHT / 22);
export const TITLE_LINE = Math.round(LINE * 1.25);
/** 28 characters of 16 points are 2 mm wider than the text block: each is set a quarter of a point closer, in all type. */
export const TIGHTER = -5;
/** The width of a character of the body. */
export const CHARACTER = 16 * 20 + TIGHTER;

/** Type is measured in half points. */
export const SIZES = { title: 44, body: 32, pageNumber: 28, table: 24 } as const;
export const TABLE_LINE = 20 * 20;

export const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });
/** Above and below the notes to a table. */
export const NOTE_SPACE = 60;
/** Nothing is written where it does not hold: a large document has ten thousands of paragraphs. */
export const keptIf = (kept: boolean) => (kept ? { keepNext: true } : {});
export const TWO_CHARACTERS = { firstLine: 2 * CHARACTER };

const run = (face: Face, size: number) => ({ font: font(face), size, bold: false, color: "000000" });
/** Chinese documents keep no line back for its neighbours, and break Latin words where a line ends. */
const flowing = { widowControl: false };
/** A mark must not hang over the edge of a cell: LibreOffice lets none, Word is told. The library leaves out what is false. */
const unhung = { overflowPunctuation: "0" as unknown as boolean };

/** A book's chapters are its first level, so that they are what its table of contents lists. */
export function stylesOf(book: boolean): IStylesOptions {
  const level = (face: Face) => ({
    run: { ...run(face, SIZES.body), characterSpacing: TIGHTER },
    paragraph: { ...flowing, spacing: exact(LINE), indent: TWO_CHARACTERS, keepNext: true },
  });
  const title = {
    run: run("title", SIZES.title),
    paragraph: { ...flowing, spacing: exact(TITLE_LINE), alignment: AlignmentType.CENTER, keepNext: true },
  };
  // What a table says again and again is said once, by a style: a book has thousands of cells.
  const cell = (face: Face) => run(face, SIZES.table);
  const [one, two, three] = [level("heading"), level("subheading"), level("body")];
  const headings = book
    ? { heading1: title, heading2: one, heading3: two, heading4: three }
    : { heading1: one, heading2: two, heading3: three };
  return {
    default: {
      document: {
        run: {
          ...run("body", SIZES.body),
          characterSpacing: TIGHTER,
          // Latin words and numbers said to be Chinese would be broken anywhere.
          language: { value: "en-US", eastAsia: "zh-CN" },
        },
        paragraph: { ...flowing, spacing: exact(LINE) },
      },
      title,
      ...headings,
    },
    paragraphStyles: [
      {
        id: "Cell",
        name: "Cell",
        basedOn: "Normal",
        run: cell("body"),
        paragraph: { ...flowing, ...unhung, spacing: exact(TABLE_LINE) },
      },
      {
        id: "CellHead",
        name: "Cell Head",
        basedOn: "Normal",
        run: cell("heading"),
        paragraph: {
          ...flowing,
          ...unhung,
          spacing: exact(TABLE_LINE),
          alignment: AlignmentType.CENTER,
          keepNext: true,
        },
      },
      {
        id: "TOC1",
        name: "toc 1",
        basedOn: "Normal",
        run: { ...run("body", SIZES.body), characterSpacing: TIGHTER },
        paragraph: { ...flowing, spacing: exact(LINE), keepLines: true },
      },
    ],
  };
}
