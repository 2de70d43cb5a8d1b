import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { plainPage } from "@/components/surveys/respond/plain-page";
import type { Say } from "@/components/surveys/respond/questions";
import { RESPOND_STYLE } from "@/components/surveys/respond/style";
import { FIXED_HEADERS } from "@/lib/core/security-headers";
import type { Locale } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// As it lies in the folder: whatever a bundler made of it, an old browser might not read.
export const SCRIPT = readFileSync(path.join(process.cwd(), "public/respond.js"), "utf8").replace(
  /^\s*(\/\/.*)?\n/gm,
  "",
);

const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(RESPOND_STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Why there is no questionnaire or why an answer was not stored; each has its words below `respond.refused`. */
export const REFUSALS = {
  unknown: 404,
  spent: 410,
  waiting: 403,
  closed: 410,
  stopped: 410,
  repeated: 409,
  malformed: 400,
  tooLarge: 413,
  busy: 429,
  unavailable: 503,
  method: 405,
} as const;
/** There is no questionnaire here any more. */
const OVER: ReadonlySet<string> = new Set(["unknown", "spent", "waiting", "closed", "stopped"]);

export type Refusal = { name: keyof typeof REFUSALS; params?: Record<string, string | number> };

export type Reader = { locale: Locale; say: Say; wantsJson: boolean; acceptsGzip: boolean };

const speaker = (locale: Locale): Say => {
  const translate = translatorOf(locale);
  return (key, params) => translate(`respond.${key}`, params);
};
const SAY: Record<Locale, Say> = { "zh-CN": speaker("zh-CN"), en: speaker("en") };

/** Chinese unless the address or the browser asks for English: many phones in a ward are set to neither. */
export function readerOf(request: IncomingMessage): Reader {
  const asked = /[?&]lang=(en|zh)\b/.exec(request.url ?? "")?.[1];
  const english = asked ? asked === "en" : /^en\b/i.test(request.headers["accept-language"] ?? "");
  const locale: Locale = english ? "en" : "zh-CN";
  return {
    locale,
    say: SAY[locale],
    wantsJson: request.headers.accept === "application/json",
    acceptsGzip: /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? "")),
  };
}

/** One document; never kept by browser or proxy, because it holds the key of one answer. */
export function sendPage(response: ServerResponse, reader: Reader, status: number, page: string): void {
  const body = reader.acceptsGzip ? gzipSync(page) : Buffer.from(page);
  response.writeHead(status, {
    ...FIXED_HEADERS,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    Vary: "Accept-Encoding, Accept-Language",
    "Content-Length": body.length,
    ...(reader.acceptsGzip ? { "Content-Encoding": "gzip" } : {}),
  });
  response.end(body);
}

/** To the page's own script, which has the words of thanks already. */
export function sendJson(response: ServerResponse, status: number, content: Record<string, unknown>): void {
  const body = JSON.stringify(content);
  response.writeHead(status, {
    "X-Content-Type-Options": "nosniff",
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
  });
  // A string leaves with the headers in one write, bytes would not.
  response.end(body);
}

/** Says what there is instead of a questionnaire, with a status that says it too. */
export function sendRefusal(response: ServerResponse, reader: Reader, { name, params }: Refusal, back?: string): void {
  const { locale, say, wantsJson } = reader;
  const [title, text] = [say(`refused.${name}.title`), say(`refused.${name}.text`, params)];
  if (params?.seconds !== undefined) response.setHeader("Retry-After", String(params.seconds));
  if (name === "method") response.setHeader("Allow", "GET, HEAD, POST");
  if (wantsJson) {
    // A stored answer that is sent again has arrived; what else is refused will not arrive by sending it once more.
    sendJson(response, REFUSALS[name], { title, text, arrived: name === "repeated", over: OVER.has(name) });
    return;
  }
  const link = back === undefined ? undefined : { href: back, label: say("back") };
  sendPage(response, reader, REFUSALS[name], plainPage({ locale, title, texts: [text], link }));
}
