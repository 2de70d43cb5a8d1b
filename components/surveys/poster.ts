import { textWidth } from "@/components/charts/frame";
import { qrMarkup } from "@/components/charts/qr";
import { type Markup, svg } from "@/components/charts/svg";
import { wrappedLines } from "@/components/charts/wrapped-lines";

/** A line in Chinese and, beneath it, in English. */
export type Twofold = { zh: string; en: string };

/** Everything a poster says. `address` is what its QR code opens, `typed` the same as people type it. */
export type Poster = {
  hospital: string;
  title: string;
  invitation: Twofold;
  /** The department, or that it is chosen afterwards. */
  place: Twofold | { name: string };
  scan: Twofold;
  anonymous: Twofold;
  typeInstead: Twofold;
  until: Twofold;
  address: string;
  typed: string;
};

/** Drawn in points of an A4 sheet; A5 is the same, smaller. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = 48;
const ROOM = WIDTH - MARGIN * 2;
const QR = 320;

// A poster is paper, whatever the reader's screen is set to.
const INK = "#1b6078";
const RED = "#a3161a";
const TEXT = "#1c2126";
const MUTED = "#575f69";
const LINE = "#dfdcd6";

type Line = { y: number; size: number; fill?: string; weight?: 400 | 600; left?: number };

/** One line, made smaller where it would not fit; centred unless `left` says where it begins. */
function line(text: string, { y, size, fill = TEXT, weight = 400, left }: Line): Markup {
  const room = left === undefined ? ROOM : WIDTH - MARGIN - left;
  const wide = textWidth(text, size) * (weight === 600 ? 1.06 : 1);
  const fitted = Math.floor(size * Math.min(1, room / wide) * 10) / 10;
  const place = left === undefined ? svg`x="${WIDTH / 2}" text-anchor="middle"` : svg`x="${left}"`;
  return svg`<text ${place} y="${y}" font-size="${fitted}" font-weight="${weight}" fill="${fill}">${text}</text>`;
}

function twofold({ zh, en }: Twofold, at: Line & { gap: number; small: number }): Markup {
  const { gap, small, ...first } = at;
  return svg`${line(zh, first)}${line(en, { ...first, y: first.y + gap, size: small, weight: 400, fill: MUTED })}`;
}

/** Two arcs, one red, one ink: patient outside, staff inside. */
function logo(x: number, y: number, size: number): Markup {
  const move = `translate(${x} ${y}) scale(${(size / 32).toFixed(4)})`;
  return svg`<g transform="${move}" fill="none" stroke-width="4" stroke-linecap="round"><path d="M27.1 20.6A12 12 0 1 1 25.8 9.1" stroke="${RED}"/><path d="M11.4 18.7A5.4 5.4 0 1 1 16.5 21.4" stroke="${INK}"/></g>`;
}

function head({ hospital, title }: Poster): Markup {
  const left = MARGIN + 62;
  const lines = wrappedLines(title, WIDTH - MARGIN - left, 13).slice(0, 2);
  const words = lines.map((text, index) => line(text, { y: 92 + index * 17, size: 13, fill: MUTED, left }));
  return svg`${logo(MARGIN, 42, 50)}${line(hospital, { y: 70, size: 24, weight: 600, left })}${words}<rect x="${MARGIN}" y="122" width="${ROOM}" height="1.5" fill="${LINE}"/>`;
}

function place({ place: where }: Poster): Markup {
  if ("name" in where) return line(where.name, { y: 262, size: 28, weight: 600, fill: INK });
  return twofold(where, { y: 254, size: 20, weight: 600, fill: INK, gap: 17, small: 12 });
}

function code({ address }: Poster): Markup {
  const x = (WIDTH - QR) / 2;
  const y = 284;
  const frame = svg`<rect x="${x}" y="${y}" width="${QR}" height="${QR}" rx="10" fill="none" stroke="${INK}" stroke-width="2"/>`;
  return svg`${qrMarkup(address, { x, y, side: QR })}${frame}`;
}

/** A poster as standalone SVG text: the drawing of every size, picture and PDF page. */
export function posterSvg(poster: Poster, width: number): string {
  const height = (width / WIDTH) * HEIGHT;
  const parts = [
    head(poster),
    twofold(poster.invitation, { y: 178, size: 42, weight: 600, gap: 27, small: 17 }),
    place(poster),
    code(poster),
    twofold(poster.scan, { y: 636, size: 25, weight: 600, gap: 21, small: 14 }),
    twofold(poster.anonymous, { y: 694, size: 17, gap: 18, small: 12 }),
    svg`<rect x="${MARGIN}" y="730" width="${ROOM}" height="1" fill="${LINE}"/>`,
    line(`${poster.typeInstead.zh} ${poster.typeInstead.en}`, { y: 752, size: 11.5, fill: MUTED }),
    line(poster.typed, { y: 775, size: 18, weight: 600 }),
    line(`${poster.until.zh} ${poster.until.en}`, { y: 804, size: 11.5, fill: MUTED }),
  ];
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${width}" height="${height}" role="img" aria-label="${poster.invitation.zh}">${parts}</svg>`
    .text;
}
