import { randomUUID } from "node:crypto";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { clock } from "@/lib/core/period";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { KeptMarkup } from "./kept-markup";
import { keepMarkup } from "./kept-store";
import { staticMarkup } from "./static-markup";

/** Stands in the kept markup where each request writes its own time. */
export const AS_OF = "{{as-of}}";

type Kept = { markup: string; key: string };
type KeptText = { markup: string; time: string; now: Kept };

const kept = new WeakMap<object, Map<string, KeptText>>();

type KeptBodyProps = {
  /** What the body is made of; the same object asks for the same markup. */
  data: object;
  locale: Locale;
  /** Tells apart what the same data are shown as. */
  variant?: string;
  /** A whole document is asked for, not a change of page within one. */
  inDocument: boolean;
  /** The words in place of AS_OF. */
  asOf: (time: string) => string;
  body: () => ReactNode;
  className?: string;
};

/** The present minute's text, in place of the stand-in; made again when the minute is over. */
function keptFor({ data, locale, variant = "", asOf, body }: KeptBodyProps): Kept {
  const variants = kept.get(data) ?? new Map<string, KeptText>();
  kept.set(data, variants);
  const key = `${locale} ${variant}`;
  const found = variants.get(key) ?? { markup: staticMarkup(body()), time: "", now: { markup: "", key: "" } };
  variants.set(key, found);
  const time = formatInstant(clock.now(), locale);
  if (found.time === time) return found.now;
  found.time = time;
  found.now = { markup: found.markup.replaceAll(AS_OF, asOf(time)), key: randomUUID() };
  return found.now;
}

/**
 * The body of a page as markup that is made once for each state of the data: the same figures ask for the same
 * drawing, and a request pays for one string instead of a thousand elements. Synchronous, because the components
 * inside look up their words with hooks.
 */
export function KeptBody(props: KeptBodyProps) {
  // Waits for the words here: inside the string nothing may wait.
  useTranslations("ui");
  const { markup, key } = keptFor(props);
  if (props.inDocument) keepMarkup(key, markup);
  return <KeptMarkup markupKey={key} markup={props.inDocument ? null : markup} className={props.className} />;
}
