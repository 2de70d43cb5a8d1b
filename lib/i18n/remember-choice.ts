import "server-only";
import { cookies } from "next/headers";
import { asDisplay, DISPLAY_COOKIE } from "./display";
import { asLocale, LOCALE_COOKIE } from "./locale";

const A_YEAR = 365 * 24 * 3600;
const OPTIONS = { path: "/", sameSite: "lax", httpOnly: true, maxAge: A_YEAR } as const;

/** Keeps the reader's language and display mode in cookies; unknown values become the defaults. */
export async function rememberChoice(choice: {
  locale?: string | undefined;
  display?: string | undefined;
}): Promise<void> {
  const store = await cookies();
  if (choice.locale) store.set(LOCALE_COOKIE, asLocale(choice.locale), OPTIONS);
  if (choice.display) store.set(DISPLAY_COOKIE, asDisplay(choice.display), OPTIONS);
}
