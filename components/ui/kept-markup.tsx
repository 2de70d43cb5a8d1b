"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

type KeptMarkupProps = {
  /** Names this very markup: another text has another key. */
  markupKey: string;
  /** Null in a document, which already carries the markup as HTML. */
  markup: string | null;
  className?: string;
};

const seen = new Map<string, string>();

/** On the server what was laid down for this document; in the browser what the document brought, also when coming back. */
function remembered(key: string): string {
  if (typeof window === "undefined") {
    return (globalThis as unknown as { tongxinMarkup?: Map<string, string> }).tongxinMarkup?.get(key) ?? "";
  }
  const known = seen.get(key);
  if (known !== undefined) return known;
  const brought = document.querySelector(`[data-kept="${key}"]`)?.innerHTML ?? "";
  if (brought !== "") seen.set(key, brought);
  return brought;
}

/**
 * A large piece of finished markup that stands in a document once. Next would send it twice, as HTML and again for
 * the browser's React, which needs it for nothing: here React is told to leave what it finds.
 */
export function KeptMarkup({ markupKey, markup, className }: KeptMarkupProps) {
  const html = markup ?? remembered(markupKey);
  const router = useRouter();
  useEffect(() => {
    if (html === "") router.refresh();
  }, [html, router]);
  return (
    <div
      className={className}
      data-kept={markupKey}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by staticMarkup, which escapes every text
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
