import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StaticMarkupError, staticMarkup } from "./static-markup";

type StaticProps = {
  as?: "div" | "section" | "header" | "aside" | "nav" | "ul";
  id?: string;
  className?: string;
  label?: string;
  children: ReactNode;
};

function markupOf(children: ReactNode): string | null {
  try {
    return staticMarkup(children);
  } catch (error) {
    if (error instanceof StaticMarkupError) return null;
    throw error;
  }
}

/**
 * A part of the page that only shows: sent as one string instead of as elements, which would be rendered twice for
 * every request. Anything inside that needs the browser turns it back into ordinary elements by itself.
 */
export function Static({ as: Tag = "div", id, className, label, children }: StaticProps) {
  // Waits for the words here: inside the string nothing may wait.
  useTranslations("ui");
  const html = markupOf(children);
  const attributes = { id, className, "aria-label": label };
  if (html === null) return <Tag {...attributes}>{children}</Tag>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: written by staticMarkup, which escapes every text
  return <Tag {...attributes} dangerouslySetInnerHTML={{ __html: html }} />;
}
