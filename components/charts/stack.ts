import { COLOR, FONT } from "./frame";
import { svg } from "./svg";

type StackProps = { title: string; desc: string; linked: boolean };

function sizeOf(drawing: string): { width: number; height: number } {
  const [, width = "0", height = "0"] = /^<svg [^>]*\swidth="([\d.]+)"\sheight="([\d.]+)"/.exec(drawing) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** Finished drawings below each other as one, so that page, paper and picture take them for one. */
export function stackSvg({ title, desc, linked }: StackProps, drawings: readonly string[]): string {
  const sizes = drawings.map(sizeOf);
  const width = Math.max(0, ...sizes.map((one) => one.width));
  const height = sizes.reduce((sum, one) => sum + one.height, 0);
  let top = 0;
  const placed = drawings.map((drawing, index) => {
    const at = top;
    top += sizes[index]?.height ?? 0;
    return drawing.replace(/^<svg /, `<svg x="0" y="${at}" `);
  });
  const role = linked ? "group" : "img";
  const open = svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="${role}" aria-label="${title}" font-size="${FONT}" fill="${COLOR.text}"><desc>${desc}</desc>`;
  return `${open.text}${placed.join("")}</svg>`;
}
