import "server-only";
import { createTranslator } from "next-intl";
import type { MessageParams } from "@/lib/core/errors";
import type { Locale } from "./locale";
import { messagesOf } from "./messages";
import { requestLocale } from "./request-locale";

export type MessageTranslator = (key: string, params?: MessageParams) => string;

/** Translates full keys such as `reports.error.notDraft`, for keys that arrive as data. */
export function translatorOf(locale: Locale): MessageTranslator {
  const translate = createTranslator({ locale, messages: messagesOf(locale) }) as unknown as MessageTranslator;
  return (key, params) => translate(key, params);
}

/** The translator of the present request. */
export async function requestTranslator(): Promise<MessageTranslator> {
  return translatorOf(await requestLocale());
}
