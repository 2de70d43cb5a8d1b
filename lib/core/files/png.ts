import "server-only";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "node_modules/@expo-google-fonts/noto-sans-sc";
const WEIGHTS = ["400Regular", "600SemiBold"];

/**
 * A fontconfig that knows the font of the npm package first and the system's after it: hospital servers are bare,
 * and without a Chinese font every character of a chart would be an empty box.
 */
function fontConfig(root: string, cache: string): string {
  const folders = WEIGHTS.map((weight) => join(/* turbopackIgnore: true */ root, PACKAGE, weight)).filter((folder) =>
    existsSync(/* turbopackIgnore: true */ folder),
  );
  const dirs = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  const preferred = `<prefer><family>Noto Sans SC</family></prefer>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${dirs}<dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
  <alias><family>sans-serif</family>${preferred}</alias>
</fontconfig>
`;
}

let loading: ReturnType<typeof loadSharp> | undefined;

/** The library reads its font configuration once, when it is loaded; so it is loaded late and only here. */
async function loadSharp() {
  const folder = join(tmpdir(), "tongxin-fonts");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "fonts.conf");
  writeFileSync(file, fontConfig(process.cwd(), folder));
  // biome-ignore lint/style/noProcessEnv: not read but written: the one way to speak to fontconfig
  process.env.FONTCONFIG_FILE = file;
  return (await import("sharp")).default;
}

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
