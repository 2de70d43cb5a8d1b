import "server-only";
import type { Metadata } from "next";
import { requestTranslator } from "./translate";

/** `generateMetadata` of an area: its name in the tab and the history, in the reader's language. */
export function titleOf(key: string): () => Promise<Metadata> {
  return async () => ({ title: (await requestTranslator())(key) });
}
