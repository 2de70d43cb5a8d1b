// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
/** Code points that no plane uses for characters; XML readers need not take them. */
const NONCHARACTERS = /[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{10fffe}\u{10ffff}]/gu;

/** Whatever any of the steps below looks for; most texts have nothing of it and are taken as they are. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const SUSPECT = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]/;

/**
 * Text as XML can hold it: without control characters, without marks that turn the direction of what follows, halves of
 * a surrogate pair replaced. Line breaks stay.
 */
export function printable(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const lines = text.replace(/\r\n?|\u2028|\u2029|\u0085|\v|\f/g, "\n").replaceAll("\t", " ");
  return lines.replace(UNPRINTABLE, "").toWellFormed().replace(NONCHARACTERS, "");
}

/** Text in one line. */
export function oneLine(text: string): string {
  return printable(text).replaceAll("\n", " ").trim();
}

/** The lines that hold anything; one empty line where there is none. */
export function linesOf(text: string): string[] {
  const words = printable(text);
  if (!words.includes("\n")) return [words.trim()];
  const lines = words
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > 0 ? lines : [""];
}

/** From here on a character is as wide as the type is high; before it half of that, as in Chinese typefaces. */
const FIRST_WIDE = 0x2000;

/** How many Chinese characters wide a text is. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) >= FIRST_WIDE ? 1 : 0.5;
  return width;
}

/** A space that stands between Chinese and a number or Latin, or before a percent sign. */
const APART =
  /(?<=\p{Script=Han}) +(?=[\p{Script=Latin}\p{Nd}])|(?<=[\p{Script=Latin}\p{Nd}%]) +(?=\p{Script=Han})|(?<=\p{Nd}) +(?=%)/gu;

/** All texts of a value as Chinese is set: without spaces around numbers, where Word leaves a quarter of a character itself. */
export function closedUp<T>(value: T): T {
  const closed = (one: unknown): unknown => {
    if (typeof one === "string") return one.includes(" ") ? one.replace(APART, "") : one;
    if (Array.isArray(one)) return one.map(closed);
    if (typeof one !== "object" || one === null || ArrayBuffer.isView(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, closed(inner)]));
  };
  return closed(value) as T;
}
