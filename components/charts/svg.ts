/** A piece of finished SVG; everything else that enters a template is escaped. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Part = Markup | string | number | null | undefined | false | Part[];

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
// XML 1.0 has no place for these, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters to be removed
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(render).join("");
  return typeof part === "number" ? numeral(part) : escapeXml(part);
}

/** One decimal place is a twentieth of a pixel on paper; a number that is none is a bug of the caller. */
export function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError("A drawing was given a coordinate that is not a number");
  return String(Math.round(value * 10) / 10);
}

/** Tagged template for SVG: strings are escaped, numbers rounded, nested templates kept. */
export function svg(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, index) => text + render(parts[index])).join(""));
}
