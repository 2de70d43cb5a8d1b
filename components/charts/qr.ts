import { encode } from "uqr";
import { type Markup, svg } from "./svg";

/** Modules of white that a reader needs around a code. */
const QUIET = 4;

/** One path for all dark modules, in modules: dark runs of a line are one box. */
function pathOf(data: readonly (readonly boolean[])[]): string {
  return data
    .flatMap((line, y) => {
      const runs: string[] = [];
      for (let x = 0; x < line.length; x += 1) {
        if (!line[x]) continue;
        const from = x;
        while (line[x + 1]) x += 1;
        runs.push(`M${from} ${y}h${x + 1 - from}v1H${from}z`);
      }
      return runs;
    })
    .join("");
}

/** A QR code of a text as a whole SVG with its white margin, as large as its frame. */
export function qrSvg(text: string, label: string): string {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const box = `${-QUIET} ${-QUIET} ${size + QUIET * 2} ${size + QUIET * 2}`;
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect x="-${QUIET}" y="-${QUIET}" width="100%" height="100%" fill="#ffffff"/><path d="${pathOf(data)}" fill="#000000"/></svg>`
    .text;
}

type Square = { x: number; y: number; side: number };

/** The same inside a drawing, its margin included in `side`. */
export function qrMarkup(text: string, { x, y, side }: Square): Markup {
  // More of it may be dirty or torn than usual: a poster hangs for weeks.
  const { data, size } = encode(text, { ecc: "Q", border: 0 });
  const scale = (side / (size + QUIET * 2)).toFixed(4);
  const move = `translate(${x} ${y}) scale(${scale}) translate(${QUIET} ${QUIET})`;
  return svg`<g transform="${move}" shape-rendering="crispEdges"><rect x="-${QUIET}" y="-${QUIET}" width="${size + QUIET * 2}" height="${size + QUIET * 2}" fill="#ffffff"/><path d="${pathOf(data)}" fill="#000000"/></g>`;
}
