import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  TableOfContents,
  TextRun,
} from "docx";
import type { OfficialDocument } from "../official";
import { emptyLine } from "./blocks";
import { exact, LINE, SIZES, TEXT_WIDTH, TITLE_LINE } from "./format";
import { labelled } from "./numerals";
import { oneLine, widthOf } from "./text";
import { titleLines } from "./title";
import { font } from "./typefaces";

const RED = "FF0000";
const centred = { alignment: AlignmentType.CENTER };

/** The largest type in which the name stands in one line, at most 2 cm high. */
function letterSize(name: string): number {
  return Math.max(SIZES.title, Math.min(96, Math.floor(TEXT_WIDTH / 10 / Math.max(1, widthOf(name) * 1.05))));
}

/** The name in red, 35 mm below the edge of the text block, the number after two empty lines, a red line (7.2.4–7.2.7). */
function letterheadOf({ name, number }: { name: string; number: string | null }): Paragraph[] {
  const words = oneLine(name);
  const size = letterSize(words);
  const line = { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 };
  return [
    new Paragraph({
      ...centred,
      spacing: { ...exact(Math.max(LINE, size * 13)), before: Math.round((35 / 25.4) * 1440) },
      children: [new TextRun({ text: words, font: font("title"), size, color: RED })],
    }),
    ...(number ? [emptyLine(), emptyLine()] : []),
    new Paragraph({ ...centred, border: { bottom: line }, children: number ? [new TextRun(oneLine(number))] : [] }),
    emptyLine(),
    emptyLine(),
  ];
}

function titleOf(title: string): Paragraph {
  const runs = titleLines(title).map((text, index) => new TextRun({ text, break: Math.min(index, 1) }));
  return new Paragraph({ heading: HeadingLevel.TITLE, children: runs });
}

function subtitleOf(text: string): Paragraph {
  return new Paragraph({ ...centred, children: [new TextRun({ text: oneLine(text), font: font("subheading") })] });
}

/** Edge of a picture, in pixels of 1/96 inch. */
const PICTURE = 96;

/** A line of an exact height would show no more of a picture than its foot. */
function pictureOf({ png, says }: NonNullable<OfficialDocument["picture"]>): Paragraph {
  const words = oneLine(says);
  return new Paragraph({
    ...centred,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: LINE / 3, after: 0 },
    children: [
      new ImageRun({
        type: "png",
        data: png,
        transformation: { width: PICTURE, height: PICTURE },
        altText: { name: words, title: words, description: words },
      }),
    ],
  });
}

/** What stands before the text: letterhead, title, picture, addressee. */
export function headOf({ title, subtitle, letterhead, picture, addressee }: OfficialDocument): Paragraph[] {
  const named = addressee ? [new Paragraph({ children: [new TextRun(labelled(oneLine(addressee)))] })] : [];
  const below = [...(subtitle ? [subtitleOf(subtitle)] : []), ...(picture ? [pictureOf(picture)] : [])];
  return [...(letterhead ? letterheadOf(letterhead) : []), titleOf(title), ...below, emptyLine(), ...named];
}

/** A page with the title in its upper half and the other lines at its foot. */
export function coverOf({ title, cover }: OfficialDocument): Paragraph[] {
  if (!cover) return [];
  const { lines } = cover;
  const space = (count: number) => Array.from({ length: count }, emptyLine);
  return [
    ...space(7),
    titleOf(title),
    ...space(lines.length > 5 ? 2 : 7),
    ...lines.map((line) => new Paragraph({ ...centred, children: [new TextRun(oneLine(line))] })),
  ];
}

/** The chapters with their pages, already filled in; Word and LibreOffice can bring them up to date as a field. */
export function contentsOf({ contents }: OfficialDocument): (Paragraph | TableOfContents)[] {
  if (!contents) return [];
  const head = new Paragraph({
    ...centred,
    pageBreakBefore: true,
    spacing: exact(TITLE_LINE),
    children: [new TextRun({ text: oneLine(contents), font: font("title"), size: SIZES.title })],
  });
  return [head, emptyLine(), new TableOfContents(oneLine(contents), { hyperlink: true, headingStyleRange: "1-1" })];
}
