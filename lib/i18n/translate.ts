import "server-only";
import { createTranslator } from "next-intl";
import type { MessageParams } from "@/lib/core/errors";
import { isDay } from "@/lib/core/period";
import { formatDay, plainNumber } from "./format";
import { DEFAULT_LOCALE, type Locale } from "./locale";
import { messagesOf } from "./messages";
import { requestLocale } from "./request-locale";

export type MessageTranslator = (key: string, params?: MessageParams) => string;

/** A translator that knows for whom it speaks and what it has words for. */
export type KnownWords = MessageTranslator & { has: (key: string) => boolean; locale: Locale };

/** One for each language, for each keeps the messages that it has read. */
const translators = new Map<Locale, KnownWords>();

/** Translates full keys such as `reports.error.notDraft`, for keys that arrive as data. */
export function translatorOf(locale: Locale): KnownWords {
  const known = translators.get(locale) ?? openTranslator(locale);
  translators.set(locale, known);
  return known;
}

function openTranslator(locale: Locale): KnownWords {
  const translate = createTranslator({ locale, messages: messagesOf(locale) }) as unknown as KnownWords;
  const say: MessageTranslator = (key, params) => translate(key, params && wordsOf(params, locale));
  return Object.assign(say, { has: translate.has, locale });
}

/** Rules and commands know days, not languages: a day among the parameters is said in the reader's words. */
function wordsOf(params: MessageParams, locale: Locale): MessageParams {
  const said = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "string" && isDay(value) ? formatDay(value, locale) : value,
  ]);
  return Object.fromEntries(said);
}

/** How words of the hospital's own, such as a task's title and target, are said: in its language, whoever reads. */
export function hospitalSays(): { t: KnownWords; number: (value: number) => string } {
  return { t: translatorOf(DEFAULT_LOCALE), number: plainNumber };
}

/** The translator of the present request. */
export async function requestTranslator(): Promise<KnownWords> {
  return translatorOf(await requestLocale());
}
