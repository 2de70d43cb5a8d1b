import type { IncomingMessage, ServerResponse } from "node:http";
import { asLocale, LOCALE_COOKIE } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

function localeOf(request: IncomingMessage) {
  const cookies = (request.headers.cookie ?? "").split(/;\s*/);
  return asLocale(cookies.find((cookie) => cookie.startsWith(`${LOCALE_COOKIE}=`))?.slice(LOCALE_COOKIE.length + 1));
}

/** Answers one sentence in the reader's language, where Next cannot: it was not asked, or it failed. */
export function answerPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  answer: { status: number; error: "tooLarge" | "unknown"; detail: string; headers?: Record<string, string> },
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const text = messagesOf(localeOf(request)).core.error[answer.error].replace("{id}", answer.detail);
  // Next's client shows the text of an action's error only under exactly this type, without a charset.
  const type = request.headers["next-action"] ? "text/plain" : "text/plain; charset=utf-8";
  response.writeHead(answer.status, { "Content-Type": type, ...answer.headers });
  response.end(text.includes(answer.detail) ? text : `${text} (${answer.detail})`);
}
