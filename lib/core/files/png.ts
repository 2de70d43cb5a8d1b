import "server-only";
import { loadSharp } from "./sharp";

let loading: ReturnType<typeof loadSharp> | undefined;

/**
 * Draws a standalone SVG as PNG, `width` pixels wide; the proportions are those of its viewBox.
 * Throws what the renderer throws for text that is not SVG.
 */
export async function renderPng(svg: string, width: number): Promise<Buffer> {
  return (await drawn(svg, width)).png({ compressionLevel: 9 }).toBuffer();
}

/** The same for paper: opaque, because a PDF would have to take a transparent picture apart, and sooner done. */
export async function renderPage(svg: string, width: number): Promise<Buffer> {
  return (await drawn(svg, width)).flatten({ background: "#ffffff" }).png({ compressionLevel: 6 }).toBuffer();
}

async function drawn(svg: string, width: number) {
  loading ??= loadSharp();
  const sharp = await loading;
  const natural = Number(/^<svg [^>]*\swidth="([\d.]+)"/.exec(svg)?.[1] ?? width);
  // 72 dots an inch is one pixel per unit: ask for the density that gives the wanted width, not a scaled bitmap.
  const density = Math.min(600, Math.max(36, (72 * width) / natural));
  return sharp(Buffer.from(svg), { density }).resize({ width });
}

/** Pixels of a picture that is looked at: more is a trap, or a mistake. */
const MOST_PIXELS = 40_000_000;

/**
 * A JPEG or PNG made square, turned as the camera held it and with nothing cut off. Throws what the decoder throws for
 * bytes that are damaged or that unpack to more than any picture has.
 */
export async function squarePng(bytes: Uint8Array, side: number): Promise<Buffer> {
  loading ??= loadSharp();
  const sharp = await loading;
  return sharp(bytes, { failOn: "error", limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize(side, side, { fit: "contain", background: { r: 255, g: 255, b: 255, alpha: 0 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
