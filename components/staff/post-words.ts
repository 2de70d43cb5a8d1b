import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { StaffPost } from "@/lib/staff/queries/posts";

type Period = { fromDay: string; toDay: string | null };

/** How posts and their periods are said, in the reader's language. */
export async function postWords() {
  const t = await getTranslations("staff.post");
  const locale = await requestLocale();
  return {
    kind: ({ kind, partyPost }: Pick<StaffPost, "kind" | "partyPost">) =>
      partyPost ? t(`party.${partyPost}`) : t(`kind.${kind}`),
    period: ({ fromDay, toDay }: Period) =>
      toDay
        ? t("period", { from: formatDay(fromDay, locale), to: formatDay(toDay, locale) })
        : t("since", { day: formatDay(fromDay, locale) }),
  };
}
