import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { OfficialTable } from "../official";
import { exact, keptIf, SIZES, TEXT_WIDTH, TIGHTER } from "./format";
import { countLines } from "./line-breaks";
import { linesOf, oneLine } from "./text";
import { font } from "./typefaces";

/** Space between the edge of a cell and its text, in twips. */
export const CELL_MARGINS = { left: 80, right: 80, top: 40, bottom: 40 };
/** A row of more lines than this would leave most of a page empty if it were kept whole. */
const MOST_WHOLE = 14;
/** Above and below a table, in twips. */
export const GAPS = { above: 80, below: 120 };
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const BORDERS = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE };
const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

type Column = OfficialTable["columns"][number];
type Align = keyof typeof ALIGN;

/** The columns' widths in twips; together the text block's width. */
export function tableWidths(columns: readonly Column[]): number[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / whole));
  const rest = TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width));
}

function cellOf(text: string, width: number, look: { align: Align; head: boolean; kept: boolean }): TableCell {
  const style = look.head ? "CellHead" : "Cell";
  const aligned = look.head || look.align === "left" ? {} : { alignment: ALIGN[look.align] };
  const lines = look.head ? [oneLine(text)] : linesOf(text);
  return new TableCell({
    children: lines.map((line) => new Paragraph({ style, ...aligned, ...keptIf(look.kept), text: line })),
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
  });
}

const MEASURE = { em: SIZES.table * 10, closer: TIGHTER, hanging: false };

/** How many lines the longest cell of a row takes. */
export function linesInRow(row: readonly string[], widths: readonly number[]): number {
  const lines = widths.map((width, at) => {
    const room = { width: width - CELL_MARGINS.left - CELL_MARGINS.right, first: 0 };
    return linesOf(row[at] ?? "").reduce((sum, line) => sum + countLines(line, room, MEASURE), 0);
  });
  return Math.max(...lines);
}

const counted = new WeakMap<OfficialTable, number[]>();

/** The lines of each row; counted once, though both the table and the page it stands on ask. */
export function linesInRows(table: OfficialTable): readonly number[] {
  const found = counted.get(table);
  if (found) return found;
  const widths = tableWidths(table.columns);
  const lines = table.rows.map((row) => linesInRow(row, widths));
  counted.set(table, lines);
  return lines;
}

export function isKeptWhole(lines: number): boolean {
  return lines <= MOST_WHOLE;
}

/** A table as wide as the text block, with its caption above it; the last row of one that is kept goes with what follows. */
export function tableOf(block: OfficialTable, kept: boolean): (Paragraph | Table)[] {
  const { caption, columns, rows } = block;
  const widths = tableWidths(columns);
  const lines = linesInRows(block);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ header }, at) =>
      cellOf(header, widths[at] ?? 0, { align: "center", head: true, kept: false }),
    ),
  });
  const body = rows.map((row, index) => {
    const whole = isKeptWhole(lines[index] ?? 1);
    const goes = kept && whole && index === rows.length - 1;
    return new TableRow({
      ...(whole ? { cantSplit: true } : {}),
      children: columns.map(({ align = "left" as Align }, at) =>
        cellOf(row[at] ?? "", widths[at] ?? 0, { align, head: false, kept: goes }),
      ),
    });
  });
  const table = new Table({
    rows: [head, ...body],
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { marginUnitType: WidthType.DXA, ...CELL_MARGINS },
    borders: BORDERS,
    // Readers aloud are told that the first row is the head.
    tableLook: { firstRow: true },
  });
  return [caption ? captionOf(caption) : gap(GAPS.above, true), table, gap(GAPS.below, kept)];
}

/** Lines of text stand close to the edge of their line; a table is set off from them. */
function gap(height: number, keepNext: boolean): Paragraph {
  return new Paragraph({ spacing: exact(height), ...keptIf(keepNext), children: [] });
}

function captionOf(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [new TextRun({ text: oneLine(text), font: font("heading"), size: SIZES.pageNumber })],
  });
}
