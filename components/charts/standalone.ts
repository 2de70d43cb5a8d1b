const FONTS = "Noto Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif";

/** The same drawing for files: colours of the light theme written out, a white ground, a named font. */
export function standaloneSvg(drawing: string): string {
  const coloured = drawing.replace(/var\(--[\w-]+,\s*(#[0-9a-fA-F]{3,8})\)/g, "$1");
  return coloured.replace(
    /^<svg ([^>]*)>/,
    `<svg $1 font-family="${FONTS}"><rect x="-10000" y="-10000" width="20000" height="20000" fill="#ffffff"/>`,
  );
}
