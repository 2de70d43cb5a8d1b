/** Who has not got the first typeface uses one of the others, in this order; the last ones come with Linux. */
const FACES = {
  body: ["仿宋_GB2312", "仿宋", "FangSong", "STFangsong", "Source Han Serif SC", "Noto Serif CJK SC"],
  title: [
    "方正小标宋简体",
    "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05S",
    "华文中宋",
    "Source Han Serif SC",
    "Noto Serif CJK SC",
  ],
  heading: ["黑体", "SimHei", "STHeiti", "Source Han Sans SC", "Noto Sans CJK SC"],
  subheading: ["楷体_GB2312", "楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC"],
  number: ["宋体", "SimSun", "STSong", "Noto Serif CJK SC"],
} as const;

export type Face = keyof typeof FACES;

/** A typeface for all that a run may hold, so that digits stand in the same one as the words around them. */
export function font(face: Face) {
  const name = FACES[face][0];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: "eastAsia" };
}

/** The part of the file that says what stands in for a typeface that a computer has not got. */
export function fontTable(): string {
  const fonts = Object.values(FACES).map(
    ([name, ...others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(",")}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join("")}</w:fonts>`;
}
