import type { Locale } from "@/lib/i18n/locale";
import { framed, rings } from "./frame";
import { html } from "./html";

export type PlainPageProps = {
  locale: Locale;
  hospitalName?: string | null;
  title: string;
  texts: readonly string[];
  /** A way on, such as back to the questionnaire. */
  link?: { href: string; label: string };
  /** Where a tablet goes by itself. */
  refresh?: { seconds: number; href: string };
};

/** One thing to say and nothing to fill in: thanks, or why there is no questionnaire. */
export function plainPage({ locale, hospitalName = null, title, texts, link, refresh }: PlainPageProps): string {
  const said = texts.map((text) => html`<p>${text}</p>`);
  const way = link ? html`<a class="go" href="${link.href}">${link.label}</a>` : null;
  const body = html`<main class="end" id="main">${rings(64)}<h1>${title}</h1>${said}${way}</main>`;
  return framed({ locale, title, hospitalName, refresh, body });
}
