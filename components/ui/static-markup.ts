import { Fragment, isValidElement, type ReactNode } from "react";

type Props = Record<string, unknown>;

const NAMES: Record<string, string> = { className: "class", htmlFor: "for", xlinkHref: "xlink:href" };
const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);
const SKIPPED = new Set(["children", "dangerouslySetInnerHTML", "key", "ref"]);

/** Something in the tree needs React, on the server or in the browser. */
export class StaticMarkupError extends Error {}

const RISKY = /[&<>"]/;

function escapeText(text: string): string {
  return RISKY.test(text) ? text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`) : text;
}

const names = new Map<string, string>();

/** Names recur by the thousand: each is worked out once. */
function knownName(prop: string): string {
  const known = names.get(prop);
  if (known !== undefined) return known;
  const name = nameOf(prop);
  names.set(prop, name);
  return name;
}

function nameOf(prop: string): string {
  if (prop.startsWith("default")) throw new StaticMarkupError(`static markup keeps no form state: ${prop}`);
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
  if (typeof value === "string") return value;
  if (typeof value === "boolean") {
    if (/^(aria|data)-/.test(name)) return String(value);
    return value ? "" : null;
  }
  if (typeof value === "object") return styleText(value as Props);
  if (typeof value === "function") throw new StaticMarkupError(`static markup cannot carry a function: ${name}`);
  return String(value);
}

function attributesOf(props: Props): string {
  let text = "";
  for (const prop in props) {
    const raw = props[prop];
    if (raw === undefined || raw === null || SKIPPED.has(prop)) continue;
    const name = knownName(prop);
    const value = attributeValue(name, raw);
    if (value !== null) text += ` ${name}="${escapeText(value)}"`;
  }
  return text;
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
  if (typeof node === "string") return escapeText(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (Array.isArray(node)) return listMarkup(node);
  if (!isValidElement<Props>(node)) throw new StaticMarkupError("static markup takes elements, text and lists");
  const { type, props } = node;
  if (typeof type === "string") return elementMarkup(type, props);
  return componentMarkup(type, props);
}

function componentMarkup(type: unknown, props: Props): string {
  if (type === Fragment) return staticMarkup(props.children as ReactNode);
  if (typeof type !== "function" || isClient(type))
    throw new StaticMarkupError("static markup has no client components");
  return staticMarkup((type as (props: Props) => ReactNode)(props));
}

function listMarkup(nodes: ReactNode[]): string {
  let text = "";
  for (const node of nodes) text += staticMarkup(node);
  return text;
}
