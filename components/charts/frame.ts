import { type Markup, svg } from "./svg";

export type ChartSize = "phone" | "half" | "full";

/** Drawn widths in CSS pixels; text keeps its size because each width is drawn for itself. */
export const WIDTH: Record<ChartSize, number> = { phone: 340, half: 460, full: 880 };
export const FONT = 13;

/** Colours follow the page's tokens, and fall back to the light theme on paper and in files. */
export const COLOR = {
  text: "var(--color-text,#1c2126)",
  muted: "var(--color-muted,#575f69)",
  line: "var(--color-line,#dfdcd6)",
  border: "var(--color-border,#7c838c)",
  surface: "var(--color-surface,#ffffff)",
  tint: "var(--color-ink-50,#eaf3f6)",
  ink: "var(--color-ink-600,#1b6078)",
  red: "var(--color-red-700,#a3161a)",
  gold: "var(--color-gold-700,#7a5600)",
  series: [
    "var(--color-chart-1,#1b6078)",
    "var(--color-chart-2,#c4600c)",
    "var(--color-chart-3,#8763d6)",
    "var(--color-chart-4,#673702)",
    "var(--color-chart-5,#40a19b)",
  ],
} as const;

export const DASHES = ["", "7 3", "2 3", "9 3 2 3", "1 4"] as const;

export type Axis = {
  label: string;
  min?: number;
  max?: number;
  target?: number;
  targetLabel?: string;
  format: (value: number) => string;
};

export type Box = { left: number; top: number; right: number; bottom: number };

type FrameProps = { width: number; height: number; title: string; desc: string; linked?: boolean };

/** The outer element: a picture with a name, or a group when it holds links. */
export function frame({ width, height, title, desc, linked }: FrameProps, body: Markup[]): string {
  const role = linked ? "group" : "img";
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="${role}" aria-label="${title}" font-size="${FONT}" fill="${COLOR.text}"><desc>${desc}</desc>${body}</svg>`
    .text;
}

type TextProps = {
  x: number;
  y: number;
  anchor?: "start" | "middle" | "end";
  fill?: string;
  weight?: 400 | 600;
  halo?: boolean;
};

export function label({ x, y, anchor = "start", fill, weight, halo }: TextProps, words: string): Markup {
  const outline = halo && svg` stroke="${COLOR.surface}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"`;
  return svg`<text x="${x}" y="${y}" text-anchor="${anchor}"${fill && svg` fill="${fill}"`}${weight && svg` font-weight="${weight}"`}${outline}>${words}</text>`;
}

type LineProps = { x1: number; y1: number; x2: number; y2: number; stroke?: string; width?: number; dash?: string };

export function rule({ x1, y1, x2, y2, stroke = COLOR.line, width = 1, dash }: LineProps): Markup {
  return svg`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${width}"${dash && svg` stroke-dasharray="${dash}"`}/>`;
}

export function link(href: string | undefined, tip: string, body: Markup): Markup {
  const titled = svg`<title>${tip}</title>${body}`;
  return href ? svg`<a href="${href}" aria-label="${tip}">${titled}</a>` : svg`<g>${titled}</g>`;
}

/** A rough width: Chinese characters are square, the rest a little over half. */
export function textWidth(words: string, size: number = FONT): number {
  let width = 0;
  for (const character of words) width += character.charCodeAt(0) > 0x2e7f ? 1 : 0.56;
  return width * size;
}

export function truncated(words: string, room: number, size: number = FONT): string {
  if (textWidth(words, size) <= room) return words;
  let kept = "";
  for (const character of words) {
    if (textWidth(`${kept}${character}…`, size) > room) break;
    kept += character;
  }
  return `${kept}…`;
}

export function isNumber(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function airAround(low: number, high: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high));
  // Differences below the reach of a double would send the ticks astray: they count as none.
  if (high - low > Math.max(size, 1e-6) * 1e-9) return (high - low) * 0.08;
  return size > 1e-6 ? size * 0.05 : 1;
}

type DomainProps = { values: (number | null | undefined)[]; min?: number; max?: number };

/** The range to draw: what the axis fixes, else the data with some air. */
export function domainOf({ values, min, max }: DomainProps): [number, number] {
  const known = values.filter(isNumber);
  const low = min ?? (known.length > 0 ? Math.min(...known) : 0);
  const high = max ?? (known.length > 0 ? Math.max(...known) : 1);
  const air = airAround(low, high);
  return [min ?? low - air, max ?? high + air];
}
