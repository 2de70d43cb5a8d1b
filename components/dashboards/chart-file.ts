import { COLOR, FONT, WIDTH } from "@/components/charts/frame";
import { standaloneSvg } from "@/components/charts/standalone";
import { escapeXml } from "@/components/charts/svg";
import { wrappedLines } from "@/components/charts/wrapped-lines";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { clock } from "@/lib/core/period";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import { formatInstant, formatMonth } from "@/lib/i18n/format";
import type { ChartModel, Words } from "./chart-model";

/** What a file must say about itself when it is found again without its page: label and value. */
export function aboutOf(chart: ChartModel, data: Dashboard, { t, locale }: Words): [string, string][] {
  const from = formatMonth(data.months[0] ?? data.month, locale);
  const period = t("period", { from, to: formatMonth(data.month, locale) });
  return [
    [t("file.hospital"), data.hospital.name],
    [t("file.filters"), t("file.filter", { month: formatMonth(data.month, locale), period })],
    [t("file.finding"), chart.finding],
    [t("file.n"), chart.n],
    [t("file.asOf"), formatInstant(clock.now(), locale)],
    [t("file.definition"), chart.definition],
  ];
}

/** The chart's table as a typed worksheet under what it says about itself. */
export function sheetOf(chart: ChartModel, data: Dashboard, words: Words): SheetInput {
  return {
    name: chart.title,
    about: [[chart.title, ""], ...aboutOf(chart, data, words)],
    columns: chart.columns.map((column) => ({ ...column, width: 20 })),
    rows: chart.rows.map((row) => row.map((cell) => cell.value)),
  };
}

const MARGIN = 24;
const LINE = 19;

type Sheet = { markup: string[]; y: number };

function write(sheet: Sheet, text: string, { size = FONT, weight = 400, fill = COLOR.muted as string } = {}): void {
  for (const line of wrappedLines(text, WIDTH.full, size)) {
    sheet.y += size + 7;
    sheet.markup.push(
      `<text x="${MARGIN}" y="${sheet.y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(line)}</text>`,
    );
  }
}

/** The chart as one picture with its title, finding and notes, to be put into a slide or a document. */
export function pictureOf(chart: ChartModel, data: Dashboard, words: Words): string | null {
  const drawing = chart.draw?.("full");
  if (!drawing) return null;
  const sheet: Sheet = { markup: [], y: MARGIN - 6 };
  write(sheet, chart.title, { size: 20, weight: 600, fill: COLOR.text });
  write(sheet, chart.finding, { size: 14, fill: COLOR.text });
  sheet.y += LINE;
  const height = Number(/^<svg [^>]*\sheight="([\d.]+)"/.exec(drawing)?.[1] ?? 0);
  sheet.markup.push(drawing.replace(/^<svg /, `<svg x="${MARGIN}" y="${sheet.y}" `));
  sheet.y += height + 4;
  for (const [label, value] of aboutOf(chart, data, words)) {
    if (value !== chart.finding) write(sheet, words.t("file.line", { label, value }));
  }
  const [width, total] = [WIDTH.full + 2 * MARGIN, sheet.y + MARGIN];
  return standaloneSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" fill="${COLOR.text}">${sheet.markup.join("")}</svg>`,
  );
}
