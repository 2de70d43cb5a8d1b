import type { SheetInput } from "@/lib/core/files/xlsx";
import type { ChartModel } from "./chart-model";
import { COLOR, FONT, WIDTH } from "./frame";
import { standaloneSvg } from "./standalone";
import { escapeXml } from "./svg";
import { wrappedLines } from "./wrapped-lines";

/** What a file must say about itself when it is found again without its page: label and value. */
export type About = [label: string, value: string][];

/** The chart's table as a typed worksheet under what it says about itself. */
export function sheetOf(chart: ChartModel, about: About): SheetInput {
  return {
    name: chart.title,
    about: [[chart.title, ""], ...about],
    columns: chart.columns.map((column) => ({ ...column, width: 20 })),
    rows: chart.rows.map((row) => row.map((cell) => cell.value)),
  };
}

const MARGIN = 24;
const LINE = 19;

type Sheet = { markup: string[]; y: number };

function write(sheet: Sheet, words: string, { size = FONT, weight = 400, fill = COLOR.muted as string } = {}): void {
  for (const line of wrappedLines(words, WIDTH.full, size)) {
    sheet.y += size + 7;
    sheet.markup.push(
      `<text x="${MARGIN}" y="${sheet.y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(line)}</text>`,
    );
  }
}

type Joined = (label: string, value: string) => string;

/** The chart as one picture with its title, finding and notes, to be put into a slide or a document. */
export function pictureOf(chart: ChartModel, about: About, joined: Joined): string | null {
  const drawing = chart.draw?.("full");
  if (!drawing) return null;
  const sheet: Sheet = { markup: [], y: MARGIN - 6 };
  write(sheet, chart.title, { size: 20, weight: 600, fill: COLOR.text });
  write(sheet, chart.finding, { size: 14, fill: COLOR.text });
  sheet.y += LINE;
  const height = Number(/^<svg [^>]*\sheight="([\d.]+)"/.exec(drawing)?.[1] ?? 0);
  sheet.markup.push(drawing.replace(/^<svg /, `<svg x="${MARGIN}" y="${sheet.y}" `));
  sheet.y += height + 4;
  for (const [label, value] of about) {
    if (value !== chart.finding) write(sheet, joined(label, value));
  }
  const [width, total] = [WIDTH.full + 2 * MARGIN, sheet.y + MARGIN];
  return standaloneSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" fill="${COLOR.text}">${sheet.markup.join("")}</svg>`,
  );
}
