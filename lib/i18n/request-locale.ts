import "server-only";
import { cookies } from "next/headers";
import { asLocale, LOCALE_COOKIE, type Locale } from "./locale";

/** The language the reader chose; kept in a cookie, so that an address can be shared between languages. */
export async function requestLocale(): Promise<Locale> {
  return asLocale((await cookies()).get(LOCALE_COOKIE)?.value);
}
