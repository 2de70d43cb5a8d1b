import type { Locale } from "@/lib/i18n/locale";
import { Html, html } from "./html";
import { RESPOND_STYLE } from "./style";

/** Two arcs, one red, one ink, as in components/layout/logo.tsx; here without the variables that old browsers lack. */
export function rings(size: number): Html {
  return html`<svg width="${size}" height="${size}" viewBox="0 0 32 32" fill="none" stroke-width="4" stroke-linecap="round" aria-hidden="true"><path d="M27.1 20.6A12 12 0 1 1 25.8 9.1" stroke="#A3161A"/><path d="M11.4 18.7A5.4 5.4 0 1 1 16.5 21.4" stroke="#1B6078"/></svg>`;
}

export type FrameProps = {
  locale: Locale;
  title: string;
  hospitalName: string | null;
  /** The same page in the other language. */
  language?: { href: string; label: string };
  /** Where a page without scripts goes by itself. */
  refresh?: { seconds: number; href: string };
  body: Html;
  script?: string;
};

/** A whole public page in one answer: style and script stand inside it. */
export function framed({ locale, title, hospitalName, language, refresh, body, script }: FrameProps): string {
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no">${
    refresh ? html`<meta http-equiv="refresh" content="${refresh.seconds};url=${refresh.href}">` : null
  }<title>${title}</title><style>${new Html(RESPOND_STYLE)}</style></head><body><header><div class="top">${
    language ? html`<a href="${language.href}">${language.label}</a>` : null
  }${rings(28)}<b>${hospitalName ?? ""}</b></div></header>${body}${
    script ? new Html(`<script>${script}</script>`) : null
  }</body></html>`.text;
}
