import { AlignmentType, HeadingLevel, PageBreak, Paragraph, Tab, type Table, TabStopType, TextRun } from "docx";
import type { OfficialBlock } from "../official";
import { CHARACTER, exact, keptIf, NOTE_SPACE, SIZES, TABLE_LINE, TWO_CHARACTERS } from "./format";
import { HEADING_MARKS, labelled } from "./numerals";
import { tableOf } from "./tables";
import { linesOf, oneLine, widthOf } from "./text";
import { font } from "./typefaces";

type Body = (Paragraph | Table)[];
type Of<K extends OfficialBlock["kind"]> = Extract<OfficialBlock, { kind: K }>;

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];

/** Where the counting of headings has come to, and whether there are chapters above them. */
export type Counting = { book: boolean; counts: [number, number, number] };

export function startCounting(book: boolean): Counting {
  return { book, counts: [0, 0, 0] };
}

export const emptyLine = () => new Paragraph({ children: [] });

const plain = (text: string, keepNext = false) =>
  new Paragraph({
    indent: TWO_CHARACTERS,
    alignment: AlignmentType.BOTH,
    ...keptIf(keepNext),
    children: [new TextRun(text)],
  });

/** The last of some lines stays with what comes after it, where that must not begin a page. */
const plainLines = (lines: readonly string[], kept: boolean) =>
  lines.map((line, index) => plain(line, kept && index === lines.length - 1));

function headingOf({ level, text }: Of<"heading">, counting: Counting): Body {
  const { counts } = counting;
  counts[level - 1] = (counts[level - 1] ?? 0) + 1;
  counts.fill(0, level);
  const words = `${HEADING_MARKS[level](counts[level - 1] ?? 1)}${oneLine(text)}`;
  return [new Paragraph({ heading: LEVELS[level - 1 + Number(counting.book)], children: [new TextRun(words)] })];
}

function chapterOf({ title }: Of<"chapter">, counting: Counting): Body {
  counting.counts = [0, 0, 0];
  const head = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    pageBreakBefore: true,
    children: [new TextRun(oneLine(title))],
  });
  return [head, emptyLine()];
}

function listOf({ items }: Of<"list">, kept: boolean): Body {
  return plainLines(
    items.map((item, index) => `${HEADING_MARKS[4](index + 1)}${oneLine(item)}`),
    kept,
  );
}

/** A label takes no more of a line than this many characters. */
const WIDEST_LABEL = 9;

const labelOf = ({ rows }: Of<"facts">) =>
  Math.min(WIDEST_LABEL, Math.max(...rows.map(([name]) => widthOf(oneLine(name))))) + 1.5;

/** Where what the lines say begins, in twips from the edge. */
export function factsLeft(block: Of<"facts">): number {
  return Math.ceil((2 + labelOf(block)) * CHARACTER);
}

function factsOf(block: Of<"facts">): Body {
  const left = factsLeft(block);
  const hanging = Math.ceil(labelOf(block) * CHARACTER);
  return block.rows.flatMap(([name, value]) =>
    linesOf(value).map((line, index) => {
      const head = index === 0 ? labelled(oneLine(name)) : "";
      return new Paragraph({
        indent: { left, hanging },
        tabStops: [{ type: TabStopType.LEFT, position: left }],
        children: [new TextRun({ text: head, font: font("heading") }), new TextRun({ children: [new Tab(), line] })],
      });
    }),
  );
}

function noteOf({ text }: Of<"note">, kept: boolean): Body {
  return linesOf(text).map(
    (line, index) =>
      new Paragraph({
        ...keptIf(kept),
        spacing: { ...exact(TABLE_LINE), before: index === 0 ? NOTE_SPACE : 0, after: NOTE_SPACE },
        alignment: AlignmentType.BOTH,
        children: [new TextRun({ text: line, size: SIZES.table })],
      }),
  );
}

/** Where the names of attachments begin, in characters from the edge: behind the label and, where there are several, a number. */
function attachmentsIn({ label, names }: Of<"attachments">): number {
  return 2 + widthOf(labelled(oneLine(label))) + (names.length > 1 ? 1 : 0);
}

/** The same in twips. */
export const attachmentsLeft = (block: Of<"attachments">) => Math.ceil(attachmentsIn(block) * CHARACTER);

/** No mark stands behind their names (7.3.4). */
function attachmentsOf(block: Of<"attachments">, kept: boolean): Body {
  const { label, names } = block;
  const head = labelled(oneLine(label));
  const left = attachmentsLeft(block);
  const several = names.length > 1;
  const lines = names.map((name, index) => {
    const before = index === 0 ? left - 2 * CHARACTER : CHARACTER;
    const words = `${index === 0 ? head : ""}${several ? HEADING_MARKS[3](index + 1) : ""}${oneLine(name)}`;
    return new Paragraph({ indent: { left, hanging: before }, ...keptIf(kept), children: [new TextRun(words)] });
  });
  return [emptyLine(), ...lines];
}

/** The date ends four characters before the edge, and the organ stands centred above it, for the seal (7.3.5.1). */
function signatureOf({ organ, date }: Of<"signature">): Body {
  const [above, below] = [oneLine(organ), oneLine(date)];
  const beside = Math.max(0, 4 + (widthOf(below) - widthOf(above)) / 2);
  const right = (characters: number) => ({ right: Math.round(characters * CHARACTER) });
  const line = (text: string, indent: { right: number }, keepNext: boolean) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, indent, ...keptIf(keepNext), children: [new TextRun(text)] });
  const kept = () => new Paragraph({ keepNext: true, children: [] });
  return [kept(), kept(), line(above, right(beside), true), line(below, right(4), false)];
}

/** The paragraphs and tables of a block; counts the headings on. A signature must not stand on a page without text. */
export function bodyOf(block: OfficialBlock, counting: Counting, next?: OfficialBlock): Body {
  const kept = next?.kind === "signature";
  switch (block.kind) {
    case "chapter":
      return chapterOf(block, counting);
    case "heading":
      return headingOf(block, counting);
    case "paragraph":
      return plainLines(linesOf(block.text), kept);
    case "list":
      return listOf(block, kept);
    case "facts":
      return factsOf(block);
    case "table":
      return tableOf(block, kept);
    case "note":
      return noteOf(block, kept);
    case "attachments":
      return attachmentsOf(block, kept);
    case "signature":
      return signatureOf(block);
    case "pageBreak":
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}
