import { useLocale, useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/badge";
import { formatDay, formatInstant, formatMonth } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { FollowUpRow } from "@/lib/reports/queries/follow-ups";
import type { ConcernState, FollowUpState } from "@/lib/reports/schema/concerns";

export const FOLLOW_UP_TONE: Record<FollowUpState, Tone> = {
  open: "info",
  overdue: "err",
  done: "ok",
  dropped: "neutral",
};
export const CONCERN_TONE: Record<ConcernState, Tone> = { open: "warn", inHand: "info", done: "ok" };

/** Follow-ups in the reader's words. */
export function useFollowUpWords() {
  const [t, concerns] = [useTranslations("desk.followUp"), useTranslations("desk.concerns")];
  const locale = asLocale(useLocale());
  const month = (of: string) => formatMonth(of, locale);
  const day = (of: string) => formatDay(of, locale);
  const over = ({ state, doneOn }: FollowUpRow) => {
    if (state === "done") return t("doneOn", { day: day(doneOn ?? "") });
    return doneOn ? t("droppedOn", { day: day(doneOn) }) : t("droppedAlready");
  };
  return {
    month,
    day,
    time: (at: Date) => formatInstant(at, locale),
    state: (state: FollowUpState) => t(`state.${state}`),
    kind: (kind: FollowUpRow["kind"]) => t(`kind.${kind}`),
    section: (section: FollowUpRow["section"]) => concerns(`kind.${section}`),
    owner: ({ kind, ownerName, ownerDissolved }: FollowUpRow) => {
      if (ownerName === null) return kind === "task" ? t("committee") : t("nobody");
      return ownerDissolved ? t("ownerGone", { name: ownerName }) : ownerName;
    },
    due: (row: FollowUpRow) => {
      if (row.state === "open") return t("due", { day: day(row.dueOn) });
      return row.state === "overdue" ? t("overdueSince", { day: day(row.dueOn) }) : over(row);
    },
  };
}
