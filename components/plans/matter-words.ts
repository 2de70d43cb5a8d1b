import { useLocale, useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { Matter } from "@/lib/plans/queries/supervision";
import type { MatterReason } from "@/lib/plans/schema/supervision";

export const REASON_TONE: Record<MatterReason, Tone> = { late: "err", dueSoon: "warn", quiet: "info" };

/** Matters in the reader's words. */
export function useMatterWords() {
  const t = useTranslations("plans");
  const locale = asLocale(useLocale());
  const day = (one: string) => formatDay(one, locale);
  return {
    day,
    owner: ({ ownerName }: Pick<Matter, "ownerName">) => ownerName ?? t("supervision.committee"),
    reason: (reason: MatterReason, { days }: Pick<Matter, "days">) =>
      t(`supervision.days.${reason}`, { count: days[reason] ?? 0 }),
    nudge: ({ bar, lastNudgedOn, nextNudgeOn }: Matter) => {
      if (bar === "recent") {
        return t("supervision.bar.recent", { last: day(lastNudgedOn ?? ""), next: day(nextNudgeOn ?? "") });
      }
      if (bar) return t(`supervision.bar.${bar}`);
      return lastNudgedOn ? t("supervision.nudgedOn", { day: day(lastNudgedOn) }) : t("supervision.never");
    },
  };
}
