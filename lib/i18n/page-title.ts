import "server-only";
import type { Metadata } from "next";
import { requestTranslator } from "./translate";

/** The name of a page, or of an area and what lies in it, in the tab and the history; the product's follows it. */
export async function tabTitle(name: string): Promise<Metadata> {
  const product = (await requestTranslator())("layout.product");
  // A layout's own title would take the root's template away from the pages below it.
  return { title: { default: name, template: `%s · ${product}` } };
}

/** `generateMetadata` of an area: its name in the tab and the history, in the reader's language. */
export function titleOf(key: string): () => Promise<Metadata> {
  return async () => tabTitle((await requestTranslator())(key));
}
