import type { OfficialBlock, OfficialTable } from "../official";
import { attachmentsLeft, factsLeft } from "./blocks";
import { CHARACTER, LINE, NOTE_SPACE, SIZES, TABLE_LINE, TEXT_HEIGHT, TEXT_WIDTH, TIGHTER, TITLE_LINE } from "./format";
import { countLines, type TypeMeasure } from "./line-breaks";
import { HEADING_MARKS } from "./numerals";
import { CELL_MARGINS, GAPS, isKeptWhole, linesInRow, linesInRows, tableWidths } from "./tables";
import { linesOf, oneLine } from "./text";
import { linesOfTitle } from "./title";

/** What is set one below the other: lines of one height, or a row of a table under its head. Heights in twips. */
type Lines = { kind: "lines"; count: number; line: number; before?: number; after?: number; keep?: boolean };
type Row = { kind: "row"; lines: number; whole: boolean; head: number };
type Box = Lines | Row;

/** A row is as high as its lines, the margins of its cells and its edge. */
const rowHeight = (lines: number) => lines * TABLE_LINE + CELL_MARGINS.top + CELL_MARGINS.bottom + 10;

const typeOf = (size: number): TypeMeasure => ({ em: size * 10, closer: TIGHTER, hanging: true });
const [BODY, NOTE] = [typeOf(SIZES.body), typeOf(SIZES.table)] as const;

const written = (text: string, left = 0, first = 2 * CHARACTER): Lines => ({
  kind: "lines",
  count: countLines(text, { width: TEXT_WIDTH - left, first }, BODY),
  line: LINE,
});
const empty = (): Lines => ({ kind: "lines", count: 1, line: LINE });
const gap = (line: number, keep = false): Lines => ({ kind: "lines", count: 1, line, keep });

function tableBoxes(table: OfficialTable): Box[] {
  const widths = tableWidths(table.columns);
  const head = rowHeight(
    linesInRow(
      table.columns.map(({ header }) => oneLine(header)),
      widths,
    ),
  );
  const rows = linesInRows(table).map((lines): Row => ({ kind: "row", lines, whole: isKeptWhole(lines), head }));
  const above: Lines = table.caption ? { ...empty(), keep: true } : gap(GAPS.above, true);
  return [above, ...rows, gap(GAPS.below)];
}

function noteBoxes(text: string): Box[] {
  return linesOf(text).map((line, index) => ({
    kind: "lines",
    count: countLines(line, { width: TEXT_WIDTH, first: 0 }, NOTE),
    line: TABLE_LINE,
    before: index === 0 ? NOTE_SPACE : 0,
    after: NOTE_SPACE,
  }));
}

function boxesOf(block: OfficialBlock): Box[] {
  switch (block.kind) {
    case "chapter": {
      return [{ kind: "lines", count: linesOfTitle(block.title), line: TITLE_LINE, keep: true }, empty()];
    }
    case "heading":
      return [{ ...written(`${HEADING_MARKS[block.level](1)}${oneLine(block.text)}`), keep: true }];
    case "paragraph":
      return linesOf(block.text).map((line) => written(line));
    case "list":
      return block.items.map((item, index) => written(`${HEADING_MARKS[4](index + 1)}${oneLine(item)}`));
    case "facts":
      return block.rows.flatMap(([, value]) => linesOf(value).map((line) => written(line, factsLeft(block), 0)));
    case "table":
      return tableBoxes(block);
    case "note":
      return noteBoxes(block.text);
    case "attachments":
      return [empty(), ...block.names.map((name) => written(oneLine(name), attachmentsLeft(block), 0))];
    case "signature":
      return [gap(LINE, true), gap(LINE, true), gap(LINE, true), empty()];
    case "pageBreak":
      return [{ kind: "lines", count: 1, line: TEXT_HEIGHT }, empty()];
  }
}

const heightOf = ({ count, line, before = 0, after = 0 }: Lines) => before + count * line + after;
/** The least of a box that stands with what is kept to it: its first line, or a table's head with its first row. */
function leastOf(box: Box | undefined): number {
  if (!box) return 0;
  if (box.kind === "lines") return box.line + (box.before ?? 0);
  return box.head + rowHeight(box.whole ? box.lines : 1);
}

const isKept = (box: Box | undefined) => box?.kind === "lines" && box.keep === true;

/** Sets boxes on pages one after the other; `page` is the last page begun, counted from 0. */
class Pages {
  page = 0;
  private filled = 0;
  private inTable = false;

  private turn(): void {
    this.page += 1;
    this.filled = 0;
  }

  private fits(height: number): boolean {
    return this.filled + height <= TEXT_HEIGHT;
  }

  set(boxes: readonly Box[]): void {
    boxes.forEach((box, index) => {
      if (isKept(box) && !isKept(boxes[index - 1])) this.keep(boxes.slice(index));
      if (box.kind === "row") this.row(box);
      else this.lines(box);
      this.inTable = box.kind === "row";
    });
  }

  /** What is kept with its next begins a page with it where both do not fit. */
  private keep(boxes: readonly Box[]): void {
    const end = boxes.findIndex((box) => !isKept(box));
    const chain = boxes.slice(0, end < 0 ? boxes.length : end) as Lines[];
    const height = chain.reduce((sum, box) => sum + heightOf(box), 0) + leastOf(boxes[chain.length]);
    if (!this.fits(height) && this.filled > 0 && height <= TEXT_HEIGHT) this.turn();
  }

  private lines({ count, line, before = 0, after = 0 }: Lines): void {
    this.filled += before;
    for (let placed = 0; placed < count; placed += 1) {
      if (!this.fits(line)) this.turn();
      this.filled += line;
    }
    this.filled += after;
  }

  private row({ lines, whole, head }: Row): void {
    if (!this.inTable) this.filled += head;
    const turn = () => {
      this.turn();
      this.filled = head;
    };
    if (whole) {
      if (!this.fits(rowHeight(lines))) turn();
      this.filled += rowHeight(lines);
      return;
    }
    let left = lines;
    while (left > 0) {
      const room = Math.floor((TEXT_HEIGHT - this.filled - rowHeight(0)) / TABLE_LINE);
      const placed = Math.min(left, room);
      if (placed > 0) this.filled += rowHeight(placed);
      left -= Math.max(0, placed);
      if (left > 0) turn();
    }
  }
}

/** The page each chapter begins on, the first one on page 1. Every line has its height, so that they can be counted. */
export function pagesOfChapters(blocks: readonly OfficialBlock[]): number[] {
  const starts: number[] = [];
  let next = 1;
  for (let at = 0; at < blocks.length; ) {
    const end = blocks.findIndex((block, index) => index > at && block.kind === "chapter");
    const chapter = blocks.slice(at, end < 0 ? blocks.length : end);
    const pages = new Pages();
    pages.set(chapter.flatMap(boxesOf));
    if (chapter[0]?.kind === "chapter") starts.push(next);
    next += pages.page + 1;
    at += chapter.length;
  }
  return starts;
}
