import { Fragment, isValidElement, type ReactNode } from "react";

type Props = Record<string, unknown>;

const NAMES: Record<string, string> = { className: "class", htmlFor: "for", xlinkHref: "xlink:href" };
const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);
const SKIPPED = new Set(["children", "dangerouslySetInnerHTML", "key", "ref"]);

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function nameOf(prop: string): string {
  if (NAMES[prop]) return NAMES[prop];
  // SVG's presentation attributes are written with a hyphen, its own (viewBox) are not.
  return /^(stroke|fill|font|text|stop|dominant|clip)[A-Z]/.test(prop) ? hyphenated(prop) : prop;
}

function hyphenated(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function styleText(style: Props): string {
  return Object.entries(style)
    .map(([name, value]) => `${name.startsWith("--") ? name : hyphenated(name)}:${String(value)}`)
    .join(";");
}

function attributeValue(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") {
    if (/^(aria|data)-/.test(name)) return String(value);
    return value ? "" : null;
  }
  if (typeof value === "object") return styleText(value as Props);
  if (typeof value === "function") throw new Error(`static markup cannot carry a function: ${name}`);
  return String(value);
}

function attributesOf(props: Props): string {
  return Object.entries(props)
    .filter(([prop]) => !SKIPPED.has(prop))
    .map(([prop, raw]) => {
      const name = nameOf(prop);
      const value = attributeValue(name, raw);
      return value === null ? "" : ` ${name}="${escapeText(value)}"`;
    })
    .join("");
}

function elementMarkup(type: string, props: Props): string {
  const open = `<${type}${attributesOf(props)}>`;
  if (VOID.has(type)) return open;
  const raw = (props.dangerouslySetInnerHTML as { __html: string } | undefined)?.__html;
  return `${open}${raw ?? staticMarkup(props.children as ReactNode)}</${type}>`;
}

function isClient(type: object): boolean {
  return "$$typeof" in type && String(type.$$typeof).includes("client.reference");
}

/**
 * Server components as finished HTML, for parts of a page that are the same for many requests and kept between them:
 * a kept string costs a request next to nothing, the elements it was made from would be rendered twice each time.
 * Takes host elements and synchronous server components; throws for anything that would need the browser.
 */
export function staticMarkup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number" || typeof node === "bigint") return escapeText(String(node));
  if (Array.isArray(node)) return node.map(staticMarkup).join("");
  if (!isValidElement<Props>(node)) throw new Error("static markup takes elements, text and lists");
  const { type, props } = node;
  if (typeof type === "string") return elementMarkup(type, props);
  if (type === Fragment) return staticMarkup(props.children as ReactNode);
  if (typeof type !== "function" || isClient(type)) throw new Error("static markup has no client components");
  return staticMarkup((type as (props: Props) => ReactNode)(props));
}
