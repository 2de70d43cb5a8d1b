import { getRequestConfig } from "next-intl/server";
import { TIME_ZONE } from "@/lib/core/period";
import { messagesOf } from "./messages";
import { requestLocale } from "./request-locale";

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: messagesOf(locale), timeZone: TIME_ZONE };
});
