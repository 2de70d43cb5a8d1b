import { SaxesParser } from "saxes";
import { Zip } from "@/lib/core/files/table/zip";

export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

/** A part of a document as a tree; throws where it is no well-formed XML. */
export function parseXml(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return root;
}

/** Every element of that name below, in the document's order. */
export function allOf({ children }: Element, name: string): Element[] {
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);
}

export function firstOf(element: Element, name: string): Element {
  const [found] = allOf(element, name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** The text that a reader sees. */
export const textIn = (element: Element) =>
  allOf(element, "w:t")
    .map(({ text }) => text)
    .join("");

/** The named parts of a .docx, every XML part of which must be well-formed. */
export async function openWordFile(bytes: Uint8Array) {
  const zip = new Zip(bytes);
  const parts = new Map<string, string>();
  for (const name of zip.entries.keys()) {
    const pieces: Buffer[] = [];
    for await (const piece of zip.read(name)) pieces.push(piece);
    parts.set(name, Buffer.concat(pieces).toString("utf8"));
  }
  const trees = new Map(
    [...parts].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([name, xml]) => [name, parseXml(xml)]),
  );
  const tree = (name: string) => {
    const found = trees.get(name);
    if (!found) throw new Error(`the document has no ${name}`);
    return found;
  };
  const body = firstOf(tree("word/document.xml"), "w:body");
  return { names: [...parts.keys()], tree, body, paragraphs: allOf(body, "w:p").map(textIn) };
}
